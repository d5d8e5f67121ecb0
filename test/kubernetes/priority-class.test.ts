import { PriorityClass, type PriorityClassProps } from '../../lib/kubernetes';
import { objectOf, sampleComponent } from './rendering';

const PROPS: PriorityClassProps = { name: 'platform', value: 200_000, preempts: false, description: 'For us.' };

const priorityClass = (props: Partial<PriorityClassProps> = {}) =>
  objectOf('PriorityClass', (scope) => void new PriorityClass(scope, 'Class', { ...PROPS, ...props }));

const faultsOf = (props: Partial<PriorityClassProps>) =>
  new PriorityClass(sampleComponent(), 'Class', { ...PROPS, ...props }).node.validate();

describe('a priority class', () => {
  test('is one of Kubernetes, for the whole cluster', () => {
    expect(priorityClass()).toMatchObject({
      apiVersion: 'scheduling.k8s.io/v1',
      metadata: { name: 'platform' },
      value: 200_000,
      description: 'For us.',
    });
    expect(priorityClass().metadata.namespace).toBeUndefined();
  });

  test('knows its own name', () => {
    expect(new PriorityClass(sampleComponent(), 'Class', PROPS).name).toBe('platform');
  });

  test('evicts others only when told so', () => {
    expect(priorityClass()).toMatchObject({ preemptionPolicy: 'Never' });
    expect(priorityClass({ preempts: true })).toMatchObject({ preemptionPolicy: 'PreemptLowerPriority' });
  });

  test('is not the default unless told so', () => {
    expect(priorityClass()).toMatchObject({ globalDefault: false });
    expect(priorityClass({ isDefault: true })).toMatchObject({ globalDefault: true });
  });

  test.each([1_000_000_000, 0, -2_147_483_648])('may have the value %d', (value) => {
    expect(priorityClass({ value })).toMatchObject({ value });
    expect(faultsOf({ value })).toEqual([]);
  });

  test.each([1_000_000_001, -2_147_483_649, 0.5])('fails when its value is %d', (value) => {
    expect(faultsOf({ value })).toEqual([
      `${value} is no value of a priority class: whole numbers from -2147483648 to 1000000000 are`,
    ]);
  });

  test('fails when its name is kept for Kubernetes', () => {
    expect(faultsOf({ name: 'system-platform' })).toEqual([
      'system-platform begins with system-, which is for priority classes of Kubernetes',
    ]);
  });
});

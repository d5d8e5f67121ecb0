import { ApiObject, Chart } from 'cdk8s';
import { isComponent } from '../../lib/environment';
import { sampleComponent } from './rendering';

const configMap = (name?: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });

describe('a component', () => {
  test('says what it is, and what it needs and provides', () => {
    const component = sampleComponent({ needs: ['crd/a.example'], provides: ['namespace/a', 'namespace/b'] });
    expect(isComponent(component)).toBe(true);
    expect(component.component).toEqual({
      cluster: 'dev-a',
      name: 'sample',
      owner: 'platform',
      needs: ['crd/a.example'],
      provides: ['namespace/a', 'namespace/b'],
    });
  });

  test('needs and provides nothing unless told otherwise', () => {
    expect(sampleComponent().component).toMatchObject({ needs: [], provides: [] });
  });

  test('is found by its trait; a chart is not', () => {
    const component = sampleComponent();
    expect(isComponent(new Chart(component, 'Inner'))).toBe(false);
    expect(isComponent(undefined)).toBe(false);
  });
});

describe('what a component does to the objects in it', () => {
  test('labels every one of them', () => {
    // GIVEN
    const component = sampleComponent({ name: 'storage', owner: 'data' });
    // WHEN
    new ApiObject(component, 'One', configMap('one'));
    new ApiObject(component, 'Two', { ...configMap('two'), metadata: { name: 'two', labels: { own: 'label' } } });
    // THEN
    const labels = {
      'app.kubernetes.io/name': 'storage',
      'app.kubernetes.io/part-of': 'platform',
      'app.kubernetes.io/managed-by': 'platform',
      'platform.acme.example/owner': 'data',
    };
    expect(component.toJson()).toMatchObject([
      { metadata: { labels } },
      { metadata: { labels: { ...labels, own: 'label' } } },
    ]);
  });

  test('puts them into its namespace, where it has one', () => {
    // GIVEN
    const component = sampleComponent({ namespace: 'monitoring' });
    // WHEN
    const inside = new ApiObject(component, 'Inside', configMap('inside'));
    const outside = new ApiObject(component, 'Outside', {
      ...configMap('outside'),
      metadata: { name: 'outside', namespace: 'logging' },
    });
    // THEN
    expect(inside.metadata.namespace).toBe('monitoring');
    expect(outside.metadata.namespace).toBe('logging');
  });

  test('gives them no namespace where it has none', () => {
    const object = new ApiObject(sampleComponent(), 'Object', configMap('one'));
    expect(object.metadata.namespace).toBeUndefined();
  });

  test('keeps the names that were chosen', () => {
    const object = new ApiObject(sampleComponent(), 'Some-Id', configMap('chosen'));
    expect(object.name).toBe('chosen');
    expect(object.node.root.node.findAll().flatMap(({ node }) => node.validate())).toEqual([]);
  });
});

describe('an object without a name', () => {
  test('fails when the tree is validated, with its path', () => {
    // GIVEN
    const component = sampleComponent();
    // WHEN
    new ApiObject(component, 'First', configMap());
    new ApiObject(component, 'Second', configMap());
    // THEN
    expect(component.node.validate()).toEqual([
      'Sample/First has no metadata.name: names are chosen, never derived',
      'Sample/Second has no metadata.name: names are chosen, never derived',
    ]);
  });

  test('gets no name with a hash of its path', () => {
    expect(new ApiObject(sampleComponent(), 'Some-Id', configMap()).name).toBe('some-id');
  });
});

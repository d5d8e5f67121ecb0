import type { Construct } from 'constructs';
import { AllowTraffic, type AllowTrafficProps } from '../../lib/kubernetes/allow-traffic';
import { counterparts } from '../../lib/kubernetes/counterparts';
import { objectOf, sampleComponent } from './rendering';

const allow = (props: Partial<AllowTrafficProps>) => (scope: Construct) => {
  return new AllowTraffic(scope, 'Allow', { namespace: 'monitoring', name: 'alertmanager', ...props });
};

function mistakesOf(props: Partial<AllowTrafficProps>): string[] {
  return allow(props)(sampleComponent()).node.validate();
}

describe('a policy that allows traffic', () => {
  test('is about some pods in one direction, where it says so', () => {
    const pods = { 'app.kubernetes.io/name': 'alertmanager' };
    const { metadata, spec } = objectOf('NetworkPolicy', (scope) => {
      allow({ pods, to: [counterparts.podIdentity(), counterparts.ranges(['203.0.113.0/24'], [443])] })(scope);
    });

    expect(metadata).toMatchObject({ name: 'alertmanager', namespace: 'monitoring' });
    expect(spec).toEqual({
      podSelector: { matchLabels: pods },
      policyTypes: ['Egress'],
      egress: [
        { to: [{ ipBlock: { cidr: '169.254.170.23/32' } }], ports: [{ protocol: 'TCP', port: 80 }] },
        { to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ protocol: 'TCP', port: 443 }] },
      ],
    });
  });

  test('has nothing against itself when it names somebody', () => {
    expect(mistakesOf({ from: [counterparts.monitoring()] })).toEqual([]);
  });

  test.each<[string, Partial<AllowTrafficProps>]>([
    ['no direction', {}],
    ['nobody in one direction', { from: [] }],
  ])('fails when it has %s', (_, props) => {
    expect(mistakesOf(props)).toEqual(['alertmanager allows nothing']);
  });

  test('fails when nothing is left of a range', () => {
    expect(mistakesOf({ to: [counterparts.ranges(['169.254.169.254/32'], [80])] })).toEqual([
      'alertmanager names nobody: to Kubernetes that is everybody',
    ]);
  });

  test('fails when it names no port', () => {
    expect(mistakesOf({ from: [{ ...counterparts.monitoring(), ports: [] }] })).toEqual([
      'alertmanager names no port: to Kubernetes that is every port',
    ]);
  });
});

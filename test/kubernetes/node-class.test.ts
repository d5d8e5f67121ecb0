import type { Construct } from 'constructs';
import { NodeClass, type NodeClassProps } from '../../lib/kubernetes';
import { objectOf, sampleComponent } from './rendering';

const PROPS: NodeClassProps = {
  name: 'platform',
  role: 'dev-a-node',
  subnetTags: { environment: 'dev', 'subnet-type': 'private' },
  podSubnetTags: { environment: 'dev', 'subnet-type': 'pod' },
  securityGroupTags: { 'aws:eks:cluster-name': 'dev-a' },
  tags: { environment: 'dev', owner: 'platform' },
};

const nodeClass = (props: Partial<NodeClassProps> = {}) => {
  return (scope: Construct) => void new NodeClass(scope, 'NodeClass', { ...PROPS, ...props });
};

describe('a node class', () => {
  test('is one of EKS Auto Mode, for the whole cluster', () => {
    const { apiVersion, metadata } = objectOf('NodeClass', nodeClass());
    expect(apiVersion).toBe('eks.amazonaws.com/v1');
    expect(metadata.name).toBe('platform');
    expect(metadata.namespace).toBeUndefined();
  });

  test('knows its own name', () => {
    expect(new NodeClass(sampleComponent(), 'NodeClass', PROPS).name).toBe('platform');
  });

  test('finds the subnets of nodes and of pods by their own tags, and one set of security groups', () => {
    expect(objectOf('NodeClass', nodeClass()).spec).toMatchObject({
      role: 'dev-a-node',
      subnetSelectorTerms: [{ tags: { environment: 'dev', 'subnet-type': 'private' } }],
      podSubnetSelectorTerms: [{ tags: { environment: 'dev', 'subnet-type': 'pod' } }],
      securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'dev-a' } }],
      podSecurityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'dev-a' } }],
    });
  });

  test('tags what it makes, for the bill', () => {
    expect(objectOf('NodeClass', nodeClass()).spec).toMatchObject({ tags: { environment: 'dev', owner: 'platform' } });
  });

  test('hides the addresses of pods from whatever is outside the VPC', () => {
    expect(objectOf('NodeClass', nodeClass()).spec).toMatchObject({ snatPolicy: 'Random' });
  });

  test('logs what network policies deny', () => {
    expect(objectOf('NodeClass', nodeClass()).spec).toMatchObject({
      networkPolicy: 'DefaultAllow',
      networkPolicyEventLogs: 'Enabled',
    });
  });

  test('has a disk of 80 GiB unless told otherwise', () => {
    expect(objectOf('NodeClass', nodeClass()).spec).toMatchObject({ ephemeralStorage: { size: '80Gi' } });
    expect(objectOf('NodeClass', nodeClass({ ephemeralStorageGiB: 200 })).spec).toMatchObject({
      ephemeralStorage: { size: '200Gi' },
    });
  });
});

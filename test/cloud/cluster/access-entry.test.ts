import { AccessEntry, type AccessEntryProps } from '../../../lib/cloud/cluster/access-entry';
import { environment } from '../fixtures';
import { layerTemplate } from '../../../lib/testing/layer-template';

const ROLE = 'arn:aws:iam::123456789012:role/reader';

function entryTemplate(props: Partial<AccessEntryProps>) {
  return layerTemplate((layer) => {
    new AccessEntry(layer, 'Entry', {
      environment,
      clusterName: 'test-a',
      logicalId: 'reader',
      roleArn: ROLE,
      ...props,
    });
  });
}

describe('AccessEntry', () => {
  test('is for people and programs unless it says otherwise', () => {
    expect(entryTemplate({}).resource('aws_eks_access_entry', 'reader')).toEqual({
      cluster_name: 'test-a',
      principal_arn: ROLE,
      type: 'STANDARD',
    });
    expect(entryTemplate({ type: 'EC2' }).resource('aws_eks_access_entry', 'reader')).toMatchObject({ type: 'EC2' });
  });

  test('belongs to groups, and then needs no policy', () => {
    const template = entryTemplate({ groups: ['team:checkout'] });
    expect(template.resource('aws_eks_access_entry', 'reader')).toMatchObject({ kubernetes_groups: ['team:checkout'] });
    expect(template.resources('aws_eks_access_policy_association')).toEqual({});
  });

  test('gets its policy for the whole cluster, once it exists', () => {
    const template = entryTemplate({ policy: 'AmazonEKSViewPolicy' });
    expect(template.resource('aws_eks_access_policy_association', 'reader')).toEqual({
      cluster_name: 'test-a',
      policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
      principal_arn: '${aws_eks_access_entry.reader.principal_arn}',
      access_scope: { type: 'cluster' },
    });
  });
});

import { PodIdentity } from '../../../lib/cloud/cluster/pod-identity';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { cluster, environment } from '../fixtures';

const READS = { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::some/*'] };

function identityTemplate() {
  return layerTemplate((layer) => {
    new PodIdentity(layer, 'PodIdentity', {
      environment,
      cluster,
      clusterName: 'test-a',
      identity: { workload: 'log-reader', namespace: 'logging', serviceAccount: 'reader', statements: [READS] },
    });
  });
}

describe('PodIdentity', () => {
  test('gives one service account the role of the workload, once that has its rights', () => {
    expect(identityTemplate().resource('aws_eks_pod_identity_association', 'log_reader')).toEqual({
      cluster_name: 'test-a',
      namespace: 'logging',
      service_account: 'reader',
      role_arn: '${aws_iam_role.log_reader.arn}',
      depends_on: ['aws_iam_role_policy.log_reader_work'],
    });
  });

  test('trusts EKS for this service account in this cluster only', () => {
    const role = identityTemplate().resource('aws_iam_role', 'log_reader');

    expect(role.name).toBe('test-a-log-reader');
    expect(role.permissions_boundary).toBe('arn:aws:iam::123456789012:policy/test-permissions-boundary');
    expect(statementsOf(role, 'assume_role_policy')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: ['pods.eks.amazonaws.com'] },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          ArnEquals: { 'aws:SourceArn': ['arn:aws:eks:eu-west-2:123456789012:cluster/test-a'] },
          StringEquals: {
            'aws:RequestTag/kubernetes-namespace': ['logging'],
            'aws:RequestTag/kubernetes-service-account': ['reader'],
            'aws:SourceAccount': ['123456789012'],
          },
        },
      },
    ]);
  });
});

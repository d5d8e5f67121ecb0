import { statementsOf } from '../../../lib/testing/policy-statements';
import { clusterTemplate } from '../fixtures';

function policiesOf(role: string): unknown[] {
  const attachments = Object.values(clusterTemplate().resources('aws_iam_role_policy_attachment'));
  const ofRole = attachments.filter((attachment) => attachment.role === `\${aws_iam_role.${role}.name}`);
  return ofRole.map((attachment) => String(attachment.policy_arn).replace('arn:aws:iam::aws:policy/', ''));
}

describe('ClusterRole', () => {
  test('has the five policies of Auto Mode', () => {
    expect(policiesOf('cluster')).toEqual([
      'AmazonEKSClusterPolicy',
      'AmazonEKSComputePolicy',
      'AmazonEKSBlockStoragePolicy',
      'AmazonEKSLoadBalancingPolicy',
      'AmazonEKSNetworkingPolicy',
    ]);
  });

  test('trusts EKS on behalf of this cluster only, and lets it tag the session', () => {
    const role = clusterTemplate().resource('aws_iam_role', 'cluster');

    expect(role.name).toBe('test-a-cluster');
    expect(statementsOf(role, 'assume_role_policy')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: ['eks.amazonaws.com'] },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          StringEquals: { 'aws:SourceAccount': ['123456789012'] },
          ArnLike: { 'aws:SourceArn': ['arn:aws:eks:eu-west-2:123456789012:cluster/test-a'] },
        },
      },
    ]);
  });

  test('may put tags of ours on nodes and their network interfaces, of this cluster, account and region', () => {
    const policy = clusterTemplate().resource('aws_iam_role_policy', 'cluster_custom_tags');

    const statements = statementsOf(policy, 'policy');
    expect(statements.map(({ Action }) => Action)).toEqual([
      ['ec2:CreateFleet', 'ec2:CreateLaunchTemplate', 'ec2:RunInstances'],
      ['ec2:CreateNetworkInterface'],
    ]);
    for (const { Resource, Condition } of statements) {
      expect(Resource).toEqual(['arn:aws:ec2:eu-west-2:123456789012:*']);
      expect(Condition?.StringEquals).toHaveProperty(['aws:RequestTag/eks:eks-cluster-name']);
    }
  });

  test('escapes ${aws:…} in conditions, which is for IAM and not for Terraform', () => {
    const policy = clusterTemplate().resource('aws_iam_role_policy', 'cluster_custom_tags');

    expect(policy.policy).toContain('"$${aws:PrincipalTag/eks:eks-cluster-name}"');
    expect(policy.policy).not.toMatch(/[^$]\$\{/);
  });
});

describe('NodeRole', () => {
  test('has the two policies that nodes of Auto Mode need', () => {
    expect(policiesOf('node')).toEqual(['AmazonEKSWorkerNodeMinimalPolicy', 'AmazonEC2ContainerRegistryPullOnly']);
  });

  test('has the name that node classes use, and is for EC2', () => {
    const role = clusterTemplate().resource('aws_iam_role', 'node');

    expect(role.name).toBe('test-a-node');
    expect(statementsOf(role, 'assume_role_policy')).toEqual([
      { Effect: 'Allow', Principal: { Service: ['ec2.amazonaws.com'] }, Action: ['sts:AssumeRole'] },
    ]);
  });
});

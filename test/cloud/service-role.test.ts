import { ServiceRole } from '../../lib/cloud/service-role';
import { layerTemplate } from '../../lib/testing/layer-template';
import { statementsOf } from '../../lib/testing/policy-statements';
import { environment } from './fixtures';

describe('ServiceRole', () => {
  const template = layerTemplate((layer) => {
    new ServiceRole(layer, 'Role', {
      environment,
      name: 'worker',
      logicalId: 'worker',
      description: 'Works',
      trust: { principals: { Service: ['ec2.amazonaws.com'] }, actions: ['sts:AssumeRole'] },
      managedPolicies: { pull_images: 'AmazonEC2ContainerRegistryPullOnly' },
      inlinePolicies: { read_bucket: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::data/*'] }] },
    });
  });

  test('is assumed by the service that it trusts', () => {
    const role = template.resource('aws_iam_role', 'worker');

    expect(role).toMatchObject({ name: 'worker', description: 'Works' });
    expect(statementsOf(role, 'assume_role_policy')).toEqual([
      { Effect: 'Allow', Principal: { Service: ['ec2.amazonaws.com'] }, Action: ['sts:AssumeRole'] },
    ]);
  });

  test('may do no more than the boundary of the account allows', () => {
    expect(template.resource('aws_iam_role', 'worker').permissions_boundary).toBe(
      'arn:aws:iam::123456789012:policy/test-permissions-boundary',
    );
  });

  test('has the managed policies that it names', () => {
    expect(template.resource('aws_iam_role_policy_attachment', 'worker_pull_images')).toEqual({
      role: '${aws_iam_role.worker.name}',
      policy_arn: 'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly',
    });
  });

  test('has the policies of our own', () => {
    const policy = template.resource('aws_iam_role_policy', 'worker_read_bucket');

    expect(policy).toMatchObject({ role: '${aws_iam_role.worker.name}', name: 'read-bucket' });
    expect(statementsOf(policy, 'policy')).toEqual([
      { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::data/*'] },
    ]);
  });

  test('has no policy unless it names one', () => {
    const { resources } = layerTemplate((layer) => {
      const trust = { principals: { Service: ['ec2.amazonaws.com'] }, actions: ['sts:AssumeRole'] };
      new ServiceRole(layer, 'Role', {
        environment,
        name: 'idle',
        logicalId: 'idle',
        description: 'Does nothing',
        trust,
      });
    });

    expect(resources('aws_iam_role_policy_attachment')).toEqual({});
    expect(resources('aws_iam_role_policy')).toEqual({});
  });
});

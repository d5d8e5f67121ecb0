import { BackupPlans } from '../../../lib/cloud/backup/backup-plans';
import { layerTemplate, type LayerTemplate, type TerraformBlock } from '../../../lib/testing/layer-template';
import { cluster, environment } from '../fixtures';

function plansTemplate(copyVaultArn?: string): LayerTemplate {
  return layerTemplate((layer) => {
    new BackupPlans(layer, 'Plans', {
      environment,
      region: 'eu-west-2',
      clusters: [cluster],
      days: 35,
      monthlyDays: 365,
      vaultName: 'test-vault',
      copyVaultArn,
      roleArn: 'arn:role',
    });
  });
}

function rulesOf(template: LayerTemplate, plan: string): readonly TerraformBlock[] {
  return template.resource('aws_backup_plan', plan).rule as TerraformBlock[];
}

const COPY = 'arn:copies';

describe('BackupPlans', () => {
  test('back up the state of clusters every three hours, and copy that of midnight and of the first of a month', () => {
    const lifecycles = [35, 35, 365].map((days) => ({ delete_after: days }));

    const rules = rulesOf(plansTemplate(COPY), 'cluster_state');

    expect(rules[0]).not.toHaveProperty('copy_action');
    expect(rules).toMatchObject([
      { schedule: 'cron(0 3/3 * * ? *)', lifecycle: lifecycles[0] },
      {
        schedule: 'cron(0 0 * * ? *)',
        lifecycle: lifecycles[1],
        copy_action: [{ destination_vault_arn: COPY, lifecycle: lifecycles[1] }],
      },
      {
        schedule: 'cron(30 1 1 * ? *)',
        lifecycle: lifecycles[2],
        copy_action: [{ destination_vault_arn: COPY, lifecycle: lifecycles[2] }],
      },
    ]);
  });

  test('back up volumes every day and on the first of a month, and copy both', () => {
    expect(rulesOf(plansTemplate(COPY), 'volumes')).toMatchObject([
      { schedule: 'cron(30 4 * * ? *)', lifecycle: { delete_after: 35 }, copy_action: [{}] },
      { schedule: 'cron(30 6 1 * ? *)', lifecycle: { delete_after: 365 }, copy_action: [{}] },
    ]);
  });

  test('copy nothing where there is nowhere to copy to', () => {
    const template = plansTemplate();
    const rules = ['cluster_state', 'volumes'].flatMap((plan) => rulesOf(template, plan));

    expect(rules).toHaveLength(5);
    expect(rules.filter((rule) => 'copy_action' in rule)).toEqual([]);
  });

  test('begin within the hour or fail, and put everything in the vault', () => {
    for (const rule of rulesOf(plansTemplate(), 'cluster_state')) {
      expect(rule).toMatchObject({ start_window: 60, completion_window: 720, target_vault_name: 'test-vault' });
    }
  });

  test('find clusters by the tag that every cluster carries', () => {
    expect(plansTemplate().resource('aws_backup_selection', 'cluster_state')).toEqual({
      name: 'cluster-state',
      plan_id: '${aws_backup_plan.cluster_state.id}',
      iam_role_arn: 'arn:role',
      resources: ['arn:aws:eks:eu-west-2:123456789012:cluster/*'],
      condition: [{ string_equals: [{ key: 'aws:ResourceTag/backup', value: 'cluster-state' }] }],
    });
  });

  test('find the volumes of claims by the tags of Auto Mode, and not those of nodes', () => {
    expect(plansTemplate().resource('aws_backup_selection', 'volumes_test_a')).toEqual({
      name: 'test-a',
      plan_id: '${aws_backup_plan.volumes.id}',
      iam_role_arn: 'arn:role',
      resources: ['arn:aws:ec2:eu-west-2:123456789012:volume/*'],
      condition: [
        {
          string_equals: [{ key: 'aws:ResourceTag/eks:eks-cluster-name', value: 'test-a' }],
          string_like: [{ key: 'aws:ResourceTag/CSIVolumeName', value: 'pvc-*' }],
        },
      ],
    });
  });
});

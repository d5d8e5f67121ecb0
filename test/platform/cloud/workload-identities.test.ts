import type { WorkloadIdentity } from '../../../lib/cloud';
import type { EnvironmentInput } from '../../../lib/environment';
import { testEnvironment } from '../../../lib/testing/environments';
import { addonIdentities, workloadIdentities } from '../../../platform/cloud/workload-identities';

const BUCKET = 'arn:aws:s3:::acme-test-123456789012-eu-west-2-logs';

function identitiesIn(overrides: Partial<EnvironmentInput> = {}): Map<string, WorkloadIdentity> {
  const environment = testEnvironment(overrides);
  const [cluster] = environment.clusters;
  if (cluster === undefined) throw new Error('the test environment has one');
  const identities = [...workloadIdentities(environment, cluster), ...addonIdentities(environment)];
  return new Map(identities.map((identity) => [identity.workload, identity]));
}

function keyUse(service: string, ...aliases: readonly string[]) {
  return {
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['arn:aws:kms:eu-west-2:123456789012:key/*'],
    conditions: {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': aliases },
      StringEquals: { 'kms:ViaService': [`${service}.eu-west-2.amazonaws.com`] },
    },
  };
}

describe('workloadIdentities', () => {
  test('lets Loki keep its objects in a folder of its own, and touch no other cluster and no archive', () => {
    expect(identitiesIn().get('loki')).toEqual({
      workload: 'loki',
      namespace: 'logging',
      serviceAccount: 'loki',
      statements: [
        { actions: ['s3:ListBucket'], resources: [BUCKET] },
        { actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'], resources: [`${BUCKET}/loki/test-a/*`] },
        keyUse('s3', 'alias/test-eu-west-2-telemetry'),
      ],
    });
  });

  test('lets Fluent Bit write the archive, and read or delete nothing', () => {
    expect(identitiesIn().get('fluent-bit')?.statements).toEqual([
      { actions: ['s3:PutObject'], resources: [`${BUCKET}/archive/*`] },
      keyUse('s3', 'alias/test-eu-west-2-telemetry'),
    ]);
  });

  test('lets Alertmanager tell the heartbeat, the alarms, and the topics that receive alerts', () => {
    const receivers = [{ type: 'sns' as const, name: 'night', topic: 'night-shift' }];

    expect(identitiesIn({ telemetry: { receivers } }).get('alertmanager')?.statements).toEqual([
      {
        actions: ['sns:Publish'],
        resources: ['test-alarms', 'test-a-watchdog', 'night-shift'].map(
          (topic) => `arn:aws:sns:eu-west-2:123456789012:${topic}`,
        ),
      },
      keyUse('sns', 'alias/test-alarms', 'alias/test-a-watchdog', 'alias/night-shift'),
    ]);
  });

  test('lets Alertmanager keep no heartbeat where Amazon does', () => {
    const telemetry = {
      backend: 'amazon-managed-prometheus' as const,
      receivers: [{ type: 'sns' as const, name: 'night', topic: 'test-alarms' }],
    };
    const [publish] = identitiesIn({ telemetry }).get('alertmanager')?.statements ?? [];

    expect(publish?.resources).toEqual(['arn:aws:sns:eu-west-2:123456789012:test-alarms']);
  });
});

describe('addonIdentities', () => {
  test('lets ExternalDNS write names below the zone of the environment, of its own types, and no others', () => {
    const [change] = identitiesIn().get('external-dns')?.statements ?? [];

    expect(change).toEqual({
      actions: ['route53:ChangeResourceRecordSets'],
      resources: ['arn:aws:route53:::hostedzone/*'],
      conditions: {
        'ForAllValues:StringLike': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': ['*.test.acme.example'],
        },
        'ForAllValues:StringEquals': {
          'route53:ChangeResourceRecordSetsRecordTypes': ['A', 'AAAA', 'CNAME', 'TXT'],
        },
        Null: { 'route53:ChangeResourceRecordSetsNormalizedRecordNames': ['false'] },
      },
    });
  });

  test('knows the service accounts that EKS chose', () => {
    const places = addonIdentities(testEnvironment()).map(({ workload, namespace, serviceAccount }) => [
      workload,
      `${namespace}/${serviceAccount}`,
    ]);

    expect(places).toEqual([
      ['aws-efs-csi-driver', 'kube-system/efs-csi-controller-sa'],
      ['external-dns', 'external-dns/external-dns'],
    ]);
  });
});

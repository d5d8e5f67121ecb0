import type { PolicyStatement, WorkloadIdentity } from '../../lib/cloud';
import { arns, type Cluster, type Environment, names, serviceNames } from '../../lib/environment';

/**
 * What the platform's own programs may do in AWS, in every cluster. Buckets, topics and workspaces are made by the layers
 * `services` and `observability`; they are only named here, so the cluster does not wait for them.
 */
export function workloadIdentities(environment: Environment, cluster: Cluster): WorkloadIdentity[] {
  const logging = { namespace: 'logging' };
  const onNodes = { namespace: 'node-agents' };
  const monitoring = { namespace: 'monitoring' };
  return [
    {
      ...onNodes,
      workload: 'fluent-bit',
      serviceAccount: 'fluent-bit',
      statements: mayArchiveLogs(environment, cluster),
    },
    { ...logging, workload: 'loki', serviceAccount: 'loki', statements: mayKeepLogs(environment, cluster) },
    {
      ...monitoring,
      workload: 'alertmanager',
      serviceAccount: 'alertmanager',
      statements: mayAlert(environment, cluster),
    },
  ];
}

/**
 * What EKS add-ons may do, by the name of the add-on. EKS chooses their namespaces and service accounts.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/community-addons.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
export function addonIdentities(environment: Environment): WorkloadIdentity[] {
  return [
    {
      workload: 'aws-efs-csi-driver',
      namespace: 'kube-system',
      serviceAccount: 'efs-csi-controller-sa',
      managedPolicies: { efs: 'service-role/AmazonEFSCSIDriverPolicy' },
    },
    {
      workload: 'external-dns',
      namespace: 'external-dns',
      serviceAccount: 'external-dns',
      statements: mayWriteDns(environment),
    },
  ];
}

/**
 * Its own objects, and neither those of other clusters nor the archive. It must list the whole bucket: without that S3 says
 * of an object that is not there that it is forbidden.
 * @see https://grafana.com/docs/loki/latest/operations/storage/#aws-deployment-s3-single-store
 */
function mayKeepLogs(environment: Environment, cluster: Cluster): PolicyStatement[] {
  const { region } = cluster;
  const bucket = arns.bucket(environment, names.logsBucket(environment, region));
  return [
    { actions: ['s3:ListBucket'], resources: [bucket] },
    {
      actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      resources: [`${bucket}/${names.lokiFolder(cluster)}/*`],
    },
    mayUseKeyThrough('s3', [names.telemetryKeyAlias(environment, region)], environment, region),
  ];
}

/** It writes the archive, and reads nothing back. */
function mayArchiveLogs(environment: Environment, { region }: Cluster): PolicyStatement[] {
  const bucket = arns.bucket(environment, names.logsBucket(environment, region));
  return [
    { actions: ['s3:PutObject'], resources: [`${bucket}/archive/*`] },
    mayUseKeyThrough('s3', [names.telemetryKeyAlias(environment, region)], environment, region),
  ];
}

/**
 * The heartbeat, the region's alarms, and the topics that the environment names as receivers. The heartbeat is Amazon's
 * where it evaluates the rules.
 */
function mayAlert(environment: Environment, cluster: Cluster): PolicyStatement[] {
  const { region } = cluster;
  const beats = environment.telemetry.backend !== 'amazon-managed-prometheus';
  const own = [names.alarmTopic(environment), ...(beats ? [names.watchdogTopic(cluster)] : [])];
  const receivers = environment.telemetry.receivers.flatMap((receiver) =>
    receiver.type === 'sns' ? [receiver.topic] : [],
  );
  const topics = [...new Set([...own, ...receivers])];
  return [
    { actions: ['sns:Publish'], resources: topics.map((topic) => arns.topic(environment, region, topic)) },
    mayUseKeyThrough('sns', topics.map(names.alarmsKeyAlias), environment, region),
  ];
}

/** The types that ExternalDNS writes: targets, and beside each a note whose it is. */
const DNS_RECORD_TYPES = ['A', 'AAAA', 'CNAME', 'TXT'];

/**
 * Names below the environment's zone, in whatever zone they are; not the zone's own, where its delegation and CAA are.
 * `ForAllValues` alone would also allow a request that names no record.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-rrset-conditions.html
 */
function mayWriteDns(environment: Environment): PolicyStatement[] {
  const recordNames = 'route53:ChangeResourceRecordSetsNormalizedRecordNames';
  return [
    {
      actions: ['route53:ChangeResourceRecordSets'],
      resources: [arns.hostedZoneWildcard(environment)],
      conditions: {
        'ForAllValues:StringLike': { [recordNames]: [`*.${environment.dnsZone}`] },
        'ForAllValues:StringEquals': { 'route53:ChangeResourceRecordSetsRecordTypes': DNS_RECORD_TYPES },
        Null: { [recordNames]: ['false'] },
      },
    },
    {
      actions: ['route53:ListResourceRecordSets', 'route53:ListTagsForResource', 'route53:ListTagsForResources'],
      resources: [arns.hostedZoneWildcard(environment)],
    },
    { actions: ['route53:ListHostedZones'], resources: ['*'] },
  ];
}

/**
 * Keys are known by alias, because their ids are AWS's.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
function mayUseKeyThrough(
  service: string,
  aliases: readonly string[],
  environment: Environment,
  region: string,
): PolicyStatement {
  return {
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [arns.keyWildcard(environment, region)],
    conditions: {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': aliases },
      StringEquals: { 'kms:ViaService': [serviceNames.via(environment, service, region)] },
    },
  };
}

/** What Terraform needs of one AWS service: actions without the service in front. */
export interface ServiceActions {
  /** What a plan reads; configuration only, never content: no object, no log event, no secret. */
  readonly read: readonly string[];
  /** What an apply changes; nothing that deletes what holds data. @default - nothing: people apply what uses it */
  readonly write?: readonly string[];
}

/**
 * Every service that our layers use, by the prefix of its actions. IAM is read here; what may be changed of it is
 * spelt out in role-making.ts.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const TERRAFORM_SERVICES: Readonly<Record<string, ServiceActions>> = {
  'access-analyzer': { read: ['Get*', 'List*'] },
  acm: {
    read: ['DescribeCertificate', 'GetCertificate', 'List*'],
    write: ['AddTagsToCertificate', 'DeleteCertificate', 'RemoveTagsFromCertificate', 'RequestCertificate'],
  },
  aps: {
    read: ['Describe*', 'List*'],
    write: [
      'CreateAlertManagerDefinition',
      'CreateLoggingConfiguration',
      'CreateRuleGroupsNamespace',
      'CreateScraper',
      'CreateWorkspace',
      'DeleteAlertManagerDefinition',
      'DeleteLoggingConfiguration',
      'DeleteRuleGroupsNamespace',
      'DeleteScraper',
      'PutAlertManagerDefinition',
      'PutRuleGroupsNamespace',
      'TagResource',
      'UntagResource',
      'UpdateLoggingConfiguration',
      'UpdateScraper',
      'UpdateWorkspace*',
    ],
  },
  backup: {
    read: ['Describe*', 'GetBackup*', 'GetRestoreTesting*', 'List*'],
    write: [
      'CreateBackup*',
      'CreateRestoreTesting*',
      'DeleteBackupPlan',
      'DeleteBackupSelection',
      'DeleteRestoreTesting*',
      'PutBackupVault*',
      'PutRestoreValidationResult',
      'TagResource',
      'UntagResource',
      'UpdateBackupPlan',
      'UpdateRegionSettings',
      'UpdateRestoreTesting*',
    ],
  },
  // A vault with a key of ours asks for it. @see https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
  'backup-storage': { read: [], write: ['MountCapsule'] },
  budgets: { read: ['Describe*', 'ListTagsForResource', 'ViewBudget'] },
  cloudtrail: { read: ['DescribeTrails', 'GetEventSelectors', 'GetInsightSelectors', 'GetTrail*', 'ListTags'] },
  cloudwatch: {
    read: ['DescribeAlarms*', 'ListTagsForResource'],
    write: ['DeleteAlarms', 'PutCompositeAlarm', 'PutMetricAlarm', 'TagResource', 'UntagResource'],
  },
  ec2: {
    read: ['Describe*', 'GetEbs*', 'GetTransitGateway*'],
    write: [
      'AllocateAddress',
      'AssociateRouteTable',
      'AssociateVpcCidrBlock',
      'AttachInternetGateway',
      'AuthorizeSecurityGroup*',
      'CreateFlowLogs',
      'CreateInternetGateway',
      'CreateNatGateway',
      'CreateRoute',
      'CreateRouteTable',
      'CreateSecurityGroup',
      'CreateSubnet',
      'CreateTags',
      'CreateTransitGatewayVpcAttachment',
      'CreateVpc',
      'CreateVpcEndpoint',
      'DeleteFlowLogs',
      'DeleteInternetGateway',
      'DeleteNatGateway',
      'DeleteRoute',
      'DeleteRouteTable',
      'DeleteSecurityGroup',
      'DeleteSubnet',
      'DeleteTags',
      'DeleteTransitGatewayVpcAttachment',
      'DeleteVpc',
      'DeleteVpcEndpoints',
      'DetachInternetGateway',
      'DisassociateAddress',
      'DisassociateRouteTable',
      'DisassociateVpcCidrBlock',
      'ModifySecurityGroupRules',
      'ModifySubnetAttribute',
      'ModifyTransitGatewayVpcAttachment',
      'ModifyVpcAttribute',
      'ModifyVpcEndpoint',
      'ReleaseAddress',
      'ReplaceRoute',
      'ReplaceRouteTableAssociation',
      'RevokeSecurityGroup*',
      'UpdateSecurityGroupRuleDescriptions*',
    ],
  },
  ecr: {
    read: ['BatchGetRepositoryScanningConfiguration', 'Describe*', 'Get*Policy', 'GetRegistry*', 'ListTagsForResource'],
    write: [
      'CreateRepository',
      'DeleteLifecyclePolicy',
      'DeleteRepositoryPolicy',
      'PutImageScanningConfiguration',
      'PutImageTagMutability',
      'PutLifecyclePolicy',
      'PutRegistryScanningConfiguration',
      'PutReplicationConfiguration',
      'SetRepositoryPolicy',
      'TagResource',
      'UntagResource',
    ],
  },
  eks: {
    read: ['Describe*', 'List*'],
    write: [
      'AllowVendedLogDeliveryForResource',
      'AssociateAccessPolicy',
      'AssociateEncryptionConfig',
      'CreateAccessEntry',
      'CreateAddon',
      'CreateCluster',
      'CreatePodIdentityAssociation',
      'DeleteAccessEntry',
      'DeleteAddon',
      'DeletePodIdentityAssociation',
      'DisassociateAccessPolicy',
      'TagResource',
      'UntagResource',
      'UpdateAccessEntry',
      'UpdateAddon',
      'UpdateCluster*',
      'UpdatePodIdentityAssociation',
    ],
  },
  events: {
    read: ['DescribeRule', 'List*'],
    write: ['DeleteRule', 'PutRule', 'PutTargets', 'RemoveTargets', 'TagResource', 'UntagResource'],
  },
  guardduty: { read: ['Describe*', 'GetDetector', 'List*'] },
  iam: { read: ['GetAccountPasswordPolicy', 'GetOpenIDConnectProvider', 'GetPolicy*', 'GetRole*', 'List*'] },
  kms: {
    read: ['DescribeKey', 'GetKeyPolicy', 'GetKeyRotationStatus', 'List*'],
    write: [
      'CreateAlias',
      'CreateKey',
      'DeleteAlias',
      'EnableKey',
      'EnableKeyRotation',
      'PutKeyPolicy',
      'TagResource',
      'UntagResource',
      'UpdateAlias',
      'UpdateKeyDescription',
    ],
  },
  logs: {
    read: ['Describe*', 'GetDelivery*', 'GetLogDelivery', 'List*'],
    write: [
      'AssociateKmsKey',
      'CreateDelivery',
      'CreateLogDelivery',
      'CreateLogGroup',
      'DeleteDelivery*',
      'DeleteLogDelivery',
      'DeleteMetricFilter',
      'DeleteResourcePolicy',
      'DeleteRetentionPolicy',
      'DisassociateKmsKey',
      'PutDelivery*',
      'PutMetricFilter',
      'PutResourcePolicy',
      'PutRetentionPolicy',
      'TagResource',
      'UntagResource',
      'UpdateDeliveryConfiguration',
      'UpdateLogDelivery',
    ],
  },
  route53: {
    read: ['Get*', 'List*'],
    // An interface endpoint with private DNS ties a zone of AWS's to the network.
    // @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
    write: [
      'AssociateVPCWithHostedZone',
      'ChangeResourceRecordSets',
      'ChangeTagsForResource',
      'CreateHostedZone',
      'DisassociateVPCFromHostedZone',
      'UpdateHostedZoneComment',
    ],
  },
  route53resolver: {
    read: ['Get*', 'List*'],
    write: [
      'AssociateResolverQueryLogConfig',
      'CreateResolverQueryLogConfig',
      'DeleteResolverQueryLogConfig',
      'DisassociateResolverQueryLogConfig',
      'TagResource',
      'UntagResource',
    ],
  },
  s3: {
    read: ['GetAccountPublicAccessBlock', 'GetBucket*', 'Get*Configuration', 'ListBucket'],
    write: [
      'CreateBucket',
      'DeleteBucketPolicy',
      'PutBucket*',
      'PutEncryptionConfiguration',
      'PutLifecycleConfiguration',
    ],
  },
  sns: {
    read: ['GetSubscriptionAttributes', 'GetTopicAttributes', 'List*'],
    write: [
      'CreateTopic',
      'DeleteTopic',
      'SetSubscriptionAttributes',
      'SetTopicAttributes',
      'Subscribe',
      'TagResource',
      'Unsubscribe',
      'UntagResource',
    ],
  },
};

/** Every action that a plan reads with. */
export const READ_ACTIONS: readonly string[] = Object.entries(TERRAFORM_SERVICES).flatMap(([service, { read }]) =>
  read.map((action) => `${service}:${action}`),
);

/** What an apply changes with, of the given services. */
export function writeActions(services: readonly string[]): string[] {
  return services.flatMap((service) =>
    (TERRAFORM_SERVICES[service]?.write ?? []).map((action) => `${service}:${action}`),
  );
}

/** The services that an apply changes something of. */
export const WRITTEN_SERVICES: readonly string[] = Object.entries(TERRAFORM_SERVICES)
  .filter(([, { write }]) => write !== undefined)
  .map(([service]) => service);

/**
 * The services that roles of the platform work with, and what for: the managed policies of EKS, of its nodes and of AWS
 * Backup, and the policies of our own. A boundary grants nothing, so that every action of a service may be in it; what a
 * role really may do is in its own policies. IAM is not here: of that, every action counts.
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export const BOUNDARY_SERVICES = {
  acm: 'load balancers of EKS look for certificates (AmazonEKSLoadBalancingPolicy)',
  aps: 'Prometheus writes to and reads from its workspace',
  autoscaling: 'the control plane of EKS (AmazonEKSClusterPolicy)',
  backup: 'AWS Backup works on recovery points (AWSBackupServiceRolePolicyForBackup)',
  cloudwatch: 'metrics are read and written',
  'cognito-idp': 'load balancers of EKS with a login (AmazonEKSLoadBalancingPolicy)',
  ebs: 'snapshots are restored (AWSBackupServiceRolePolicyForRestores)',
  ec2: 'EKS runs nodes, volumes and network interfaces (AmazonEKSComputePolicy)',
  ecr: 'nodes pull images (AmazonEC2ContainerRegistryPullOnly)',
  eks: 'clusters are backed up and restored (AWSBackupServiceRolePolicyForBackup)',
  'eks-auth': 'nodes fetch credentials for pods (AmazonEKSWorkerNodeMinimalPolicy)',
  elasticfilesystem: 'file systems are backed up and restored (AWSBackupServiceRolePolicyForBackup)',
  elasticloadbalancing: 'EKS runs load balancers (AmazonEKSLoadBalancingPolicy)',
  events: 'AWS Backup follows changes of buckets (AWSBackupServiceRolePolicyForS3Backup)',
  kms: 'whatever is encrypted is read and written',
  logs: 'flow logs, the audit trail and pods write to CloudWatch',
  route53: 'external-dns keeps records, and certificates are proven',
  s3: 'Loki and Prometheus keep their data, and buckets are backed up',
  secretsmanager: 'pods read secrets',
  shield: 'load balancers of EKS (AmazonEKSLoadBalancingPolicy)',
  sns: 'Alertmanager publishes alerts',
  ssm: 'instances are frozen for a backup (AWSBackupServiceRolePolicyForBackup)',
  tag: 'AWS Backup finds what it backs up by tags (AWSBackupServiceRolePolicyForBackup)',
  wafv2: 'load balancers of EKS (AmazonEKSLoadBalancingPolicy)',
} as const;

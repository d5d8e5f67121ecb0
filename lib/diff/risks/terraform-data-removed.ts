import { destroyedResource } from '../change';
import type { RiskRule } from './risk';

/** What holds what nobody can render again. */
const HOLDS: Readonly<Record<string, string>> = {
  aws_s3_bucket: 'every object in the bucket',
  aws_kms_key: 'whatever is encrypted with the key',
  aws_db_instance: 'the database',
  aws_rds_cluster: 'the database',
  aws_dynamodb_table: 'the table',
  aws_elasticache_replication_group: 'the data of the cache',
  aws_opensearch_domain: 'the indices',
  aws_efs_file_system: 'the files',
  aws_ebs_volume: 'the volume',
  aws_ecr_repository: 'every image in the repository',
  aws_cloudwatch_log_group: 'the logs',
  aws_backup_vault: 'the recovery points',
  aws_prometheus_workspace: 'the metrics',
  aws_secretsmanager_secret: 'the secret',
  aws_ssm_parameter: 'the parameter',
  aws_sqs_queue: 'the messages in the queue',
  aws_route53_zone: 'every record, and the name servers that the parent zone names',
  aws_eks_cluster: 'the cluster, with every object and volume claim in it',
};

export const terraformDataRemoved: RiskRule = {
  name: 'terraform-data-removed',
  risk: 'destroys-data',
  source: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy',
  judge(change) {
    const destroyed = destroyedResource(change);
    const held = HOLDS[destroyed?.record.type ?? ''];
    return held === undefined ? [] : [`Terraform destroys ${held}`];
  },
};

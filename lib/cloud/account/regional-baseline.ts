import { AccessanalyzerAnalyzer } from '@cdktf/provider-aws/lib/accessanalyzer-analyzer';
import { EbsEncryptionByDefault } from '@cdktf/provider-aws/lib/ebs-encryption-by-default';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { names } from '../../environment';
import { withLogicalId } from '../logical-id';
import { AccessLogsBucket } from './access-logs-bucket';
import type { BucketOwner } from './bucket-owner';
import { ThreatDetection } from './threat-detection';

export interface RegionalBaselineProps {
  /** What names and ARNs are made of. */
  readonly environment: BucketOwner;
  /** Where it holds. */
  readonly region: string;
  /** How long it is recorded who reads and writes the buckets of the region, in days. */
  readonly accessLogsDays: number;
  /** The provider of its region. @default - the layer's own */
  readonly provider?: TerraformProvider;
}

/**
 * What AWS wants once a region: volumes are encrypted, threats are looked for, whatever others can reach is found, and the
 * buckets have a place for their access logs.
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html
 */
export class RegionalBaseline extends Construct {
  /** A reference: whatever uses it waits until S3 may deliver there. */
  public readonly accessLogsBucket: string;

  constructor(scope: Construct, id: string, props: RegionalBaselineProps) {
    super(scope, id);
    const { environment, region, accessLogsDays: retentionDays, provider } = props;
    const logicalId = region.replaceAll('-', '_');
    withLogicalId(new EbsEncryptionByDefault(this, 'Volumes', { enabled: true, provider }), logicalId);
    const analyzer = { analyzerName: names.accessAnalyzer(environment), type: 'ACCOUNT', provider };
    withLogicalId(new AccessanalyzerAnalyzer(this, 'Analyzer', analyzer), logicalId);
    new ThreatDetection(this, 'ThreatDetection', { logicalId, provider });
    const accessLogs = new AccessLogsBucket(this, 'AccessLogs', { environment, region, retentionDays, provider });
    this.accessLogsBucket = accessLogs.bucketName;
  }
}

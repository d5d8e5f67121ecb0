import { GuarddutyDetector } from '@cdktf/provider-aws/lib/guardduty-detector';
import { GuarddutyDetectorFeature } from '@cdktf/provider-aws/lib/guardduty-detector-feature';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { withLogicalId } from '../logical-id';

/** The shortest interval at which GuardDuty tells that a finding has occurred again. */
const OFTEN = 'FIFTEEN_MINUTES';

/**
 * GuardDuty brings its agent to the clusters itself, those of Auto Mode included; there is neither ECS nor an instance
 * outside of EKS to watch. All three, in this order: the provider replaces the feature for ever when they differ from
 * what the API answers.
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/how-runtime-monitoring-works-eks.html
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/36400
 */
const AGENTS = [
  { name: 'EKS_ADDON_MANAGEMENT', status: 'ENABLED' },
  { name: 'ECS_FARGATE_AGENT_MANAGEMENT', status: 'DISABLED' },
  { name: 'EC2_AGENT_MANAGEMENT', status: 'DISABLED' },
];

export interface ThreatDetectionProps {
  /** `aws_guardduty_detector.<logicalId>`, and the beginning of the logical ids of its features. */
  readonly logicalId: string;
  /** The provider of its region. @default - the layer's own */
  readonly provider?: TerraformProvider;
}

/**
 * GuardDuty, watching API calls, network and DNS as it always does, and clusters: their audit logs, and what runs in them.
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/kubernetes-protection.html
 */
export class ThreatDetection extends Construct {
  constructor(scope: Construct, id: string, props: ThreatDetectionProps) {
    super(scope, id);
    const { logicalId, provider } = props;
    const detector = new GuarddutyDetector(this, 'Resource', {
      enable: true,
      findingPublishingFrequency: OFTEN,
      provider,
    });
    const feature = { detectorId: withLogicalId(detector, logicalId).id, status: 'ENABLED', provider };
    const auditLogs = { ...feature, name: 'EKS_AUDIT_LOGS' };
    withLogicalId(new GuarddutyDetectorFeature(this, 'AuditLogs', auditLogs), `${logicalId}_eks_audit_logs`);
    const runtime = { ...feature, name: 'RUNTIME_MONITORING', additionalConfiguration: AGENTS };
    withLogicalId(new GuarddutyDetectorFeature(this, 'Runtime', runtime), `${logicalId}_runtime_monitoring`);
  }
}

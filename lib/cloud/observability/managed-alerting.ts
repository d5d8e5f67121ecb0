import { PrometheusAlertManagerDefinition } from '@cdktf/provider-aws/lib/prometheus-alert-manager-definition';
import { PrometheusRuleGroupNamespace } from '@cdktf/provider-aws/lib/prometheus-rule-group-namespace';
import { Construct } from 'constructs';
import type { Cluster } from '../../environment';
import { literal } from '../literal';
import { withLogicalId } from '../logical-id';

export interface ManagedAlertingProps {
  /** The cluster whose metrics are judged. */
  readonly cluster: Pick<Cluster, 'name'>;
  /** The workspace that holds them. */
  readonly workspaceId: string;
  /** Name of a namespace of rules to the text of its rule file, which may hold 1 MB. */
  readonly ruleFiles: Readonly<Record<string, string>>;
  /** Who is told: the alert manager definition, with its templates. */
  readonly definition: string;
}

/**
 * Rules that Amazon Managed Prometheus evaluates, one namespace a file, and its Alertmanager.
 * @see https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-Ruler.html
 * @see https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alertmanager-config.html
 */
export class ManagedAlerting extends Construct {
  constructor(scope: Construct, id: string, props: ManagedAlertingProps) {
    super(scope, id);
    const { cluster, workspaceId, ruleFiles, definition } = props;
    const prefix = cluster.name.replaceAll('-', '_');
    for (const [name, text] of Object.entries(ruleFiles)) {
      const namespace = new PrometheusRuleGroupNamespace(this, `Rules-${name}`, {
        name,
        workspaceId,
        data: literal(text),
      });
      withLogicalId(namespace, `${prefix}_${name.replaceAll('-', '_')}`);
    }
    const alertmanager = { workspaceId, definition: literal(definition) };
    withLogicalId(new PrometheusAlertManagerDefinition(this, 'Alertmanager', alertmanager), prefix);
  }
}

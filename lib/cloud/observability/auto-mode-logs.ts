import { CloudwatchLogDelivery } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery';
import { CloudwatchLogDeliveryDestination } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination';
import { CloudwatchLogDeliverySource } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-source';
import { type ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, arns, type Cluster, names } from '../../environment';
import { EncryptedLogGroup } from '../encrypted-log-group';
import { withLogicalId } from '../logical-id';

/**
 * What Auto Mode runs where nobody can look: node scaling, volumes, load balancers, addresses of pods.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-managed-component-logs.html
 */
const LOG_TYPES = {
  compute: 'AUTO_MODE_COMPUTE_LOGS',
  block_storage: 'AUTO_MODE_BLOCK_STORAGE_LOGS',
  load_balancing: 'AUTO_MODE_LOAD_BALANCING_LOGS',
  ipam: 'AUTO_MODE_IPAM_LOGS',
} as const;

/**
 * Each log type begins an update of the cluster, which takes up to three minutes; EKS refuses a second one meanwhile, and
 * the provider neither waits nor tries again. An apply that is stopped by it goes on when repeated.
 * @see https://github.com/ministryofjustice/cloud-platform/issues/8501
 */
const UPDATE_SECONDS = 240;

export interface AutoModeLogsProps {
  /** The account of the cluster. */
  readonly environment: Account;
  /** The cluster whose components write them. */
  readonly cluster: Pick<Cluster, 'name' | 'region'>;
  /** How long they are kept, in days. */
  readonly retentionDays: number;
  /** What lets AWS write to the group. */
  readonly permission: ITerraformDependable;
}

/** The logs of Auto Mode's own components in one encrypted group, turned on one after another. */
export class AutoModeLogs extends Construct {
  /** For whatever reads the group by its name. */
  public readonly resource: ITerraformDependable;
  private readonly props: AutoModeLogsProps;
  private readonly prefix: string;

  constructor(scope: Construct, id: string, props: AutoModeLogsProps) {
    super(scope, id);
    this.props = props;
    const { environment, cluster, retentionDays } = props;
    this.prefix = `${cluster.name.replaceAll('-', '_')}_auto_mode`;
    const group = new EncryptedLogGroup(this, 'LogGroup', {
      environment,
      region: cluster.region,
      retentionDays,
      logicalId: this.prefix,
      name: names.autoModeLogGroup(cluster),
      keyAlias: names.autoModeLogsKeyAlias(cluster),
    });
    this.resource = group.resource;
    const destinationArn = this.addDestination(group.arn);
    let earlier: ITerraformDependable = props.permission;
    for (const [index, [component, logType]] of Object.entries(LOG_TYPES).entries()) {
      if (index > 0) earlier = this.addPause(component, earlier);
      earlier = this.addDelivery(component, logType, destinationArn, earlier);
    }
  }

  private addDestination(destinationResourceArn: string): string {
    const destination = new CloudwatchLogDeliveryDestination(this, 'Destination', {
      name: `${this.props.cluster.name}-auto-mode`,
      deliveryDestinationConfiguration: [{ destinationResourceArn }],
    });
    return withLogicalId(destination, this.prefix).arn;
  }

  private addDelivery(
    component: string,
    logType: string,
    deliveryDestinationArn: string,
    earlier: ITerraformDependable,
  ): ITerraformDependable {
    const { environment, cluster } = this.props;
    const logicalId = `${this.prefix}_${component}`;
    const source = new CloudwatchLogDeliverySource(this, `Source-${component}`, {
      name: `${cluster.name}-${component.replaceAll('_', '-')}`,
      logType,
      resourceArn: arns.cluster(environment, cluster.region, cluster.name),
      dependsOn: [earlier],
    });
    const deliverySourceName = withLogicalId(source, logicalId).name;
    const delivery = { deliverySourceName, deliveryDestinationArn };
    return withLogicalId(new CloudwatchLogDelivery(this, `Delivery-${component}`, delivery), logicalId);
  }

  /** Once, when the log type is turned on. cdktf's own DataResource would ask the Terraform of the machine for its version. */
  private addPause(component: string, earlier: ITerraformDependable): ITerraformDependable {
    const pause = new TerraformResource(this, `Pause-${component}`, {
      terraformResourceType: 'terraform_data',
      dependsOn: [earlier],
      provisioners: [{ type: 'local-exec', command: `sleep ${UPDATE_SECONDS}` }],
    });
    return withLogicalId(pause, `${this.prefix}_before_${component}`);
  }
}

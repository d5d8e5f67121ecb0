import type { Construct } from 'constructs';
import { Layer, Network } from '../../lib/cloud';
import { type Environment, names } from '../../lib/environment';

/** The network of one region, and the ids that the layers on top of it read. */
export function networkLayer(
  scope: Construct,
  environment: Environment,
  network: Environment['networks'][number],
): void {
  const { region } = network;
  const layer = new Layer(scope, { environment, region, name: names.networkLayer(region) });
  const { flowLogsDays, dnsLogsDays } = environment.retention;
  const made = new Network(layer, 'Network', { environment, network, flowLogsDays, dnsLogsDays });

  layer.addOutput('vpc_id', made.vpcId);
  layer.addOutput('public_subnet_ids', made.publicSubnetIds);
  layer.addOutput('private_subnet_ids', made.privateSubnetIds);
  layer.addOutput('pod_subnet_ids', made.podSubnetIds);
  layer.addOutput('intra_subnet_ids', made.intraSubnetIds);
  layer.addOutput('nat_gateway_ids', made.natGatewayIds);
}

import { testEnvironment } from '../../lib/testing/environments';
import { renderTree } from '../../lib/testing/rendering';
import { CONFIGURATION, type TerraformSandbox } from '../../lib/testing/terraform';
import type { Environment } from '../../lib/environment';
import type { LayerEntry, RenderedTree } from '../../lib/tree';
import { platform } from '../../platform/platform';
import { allEnvironments } from '../platform/render-all';
import type { TerraformConfiguration } from './configuration';

/** One layer of one environment, as Terraform gets it. */
export interface Subject {
  readonly title: string;
  readonly environment: Environment;
  readonly tree: RenderedTree;
  readonly layer: LayerEntry;
  /** The file as it is rendered. */
  readonly text: string;
  readonly configuration: TerraformConfiguration;
}

/** What no environment of ours uses yet, and Terraform should know about all the same. */
const rare = testEnvironment({
  networks: [
    {
      region: 'eu-west-2',
      cidr: '172.16.0.0/20',
      podCidr: '198.18.0.0/18',
      availabilityZones: ['eu-west-2a', 'eu-west-2b'],
      nat: 'none',
      transitGateway: { id: 'tgw-0123456789abcdef0', destinations: ['10.0.0.0/8', '192.168.0.0/24'] },
    },
  ],
  dnsParent: { zoneId: 'Z0123456789ABCDEFGHIJ', roleArn: 'arn:aws:iam::999999999999:role/delegate-test' },
  backupCopyRegion: 'eu-west-1',
  telemetry: {
    backend: 'amazon-managed-prometheus',
    receivers: [
      { type: 'sns', name: 'platform', topic: 'test-alarms' },
      { type: 'pagerduty', name: 'on-call', secret: 'test/alerting/pagerduty' },
    ],
  },
});

/** Every layer of every environment, and those of one that turns on what the others leave off. */
export const subjects: readonly Subject[] = [...allEnvironments(), rare].flatMap((environment) => {
  const tree = renderTree(platform, environment);
  return tree.manifest.layers.map((layer) => subject(environment, tree, layer));
});

function subject(environment: Environment, tree: RenderedTree, layer: LayerEntry): Subject {
  const text = tree.files.get(`${layer.path}/${CONFIGURATION}`) ?? '';
  const configuration = JSON.parse(text) as TerraformConfiguration;
  return { title: `${environment.name}/${layer.name}`, environment, tree, layer, text, configuration };
}

/** The first word of a layer's name: `network`. */
export function kindOf({ layer }: Subject): string {
  return layer.name.split('-')[0] ?? layer.name;
}

/** Installs what all layers require. */
export function installProviders(sandbox: TerraformSandbox): void {
  const each = subjects.map(({ configuration }) => Object.entries(configuration.terraform.required_providers));
  sandbox.installProviders(Object.fromEntries(each.flat()));
}

import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { names } from '../../../lib/environment';
import type { RenderedTree } from '../../../lib/tree';
import { parse } from 'yaml';
import { allEnvironments, renderAll } from '../render-all';

interface Params {
  readonly spec: {
    readonly subnets: { readonly matchTags: readonly { readonly key: string; readonly values: string[] }[] };
  };
}

interface Subnet {
  readonly availability_zone: string;
  readonly tags: Readonly<Record<string, string>>;
}

const trees = renderAll();

const places = allEnvironments().flatMap(({ name, clusters, networks }) =>
  clusters.map((cluster) => {
    const tree = trees.find(({ manifest }) => manifest.environment === name);
    const zones = networks.find(({ region }) => region === cluster.region)?.availabilityZones ?? [];
    if (tree === undefined) throw new Error(`${name} is not rendered`);
    return { cluster: cluster.name, region: cluster.region, zones, tree };
  }),
);

test('the component ingress is as reviewed', () => {
  expect(foldedSnapshot(trees, (folder) => folder.endsWith('/ingress'))).toMatchSnapshot();
});

describe.each(places)('in $cluster', ({ cluster, region, zones, tree }) => {
  test.each([
    ['internal', 'private', 'kubernetes.io/role/internal-elb'],
    ['public', 'public', 'kubernetes.io/role/elb'],
  ])('the class %s finds the %s subnets of Terraform, one a zone, where Auto Mode may put it', (name, type, role) => {
    const subnets = selectedSubnets(tree, `clusters/${cluster}/ingress/ingressclassparams-${name}.yaml`, region);
    expect(subnets.map((subnet) => subnet.availability_zone).sort()).toEqual([...zones]);
    for (const { tags } of subnets) expect(tags).toMatchObject({ 'subnet-type': type, [role]: '1' });
  });
});

/** The subnets of the network layer that have every tag that the class asks for. */
function selectedSubnets({ files }: RenderedTree, params: string, region: string): Subnet[] {
  const { matchTags } = (parse(files.get(params) ?? '') as Params).spec.subnets;
  const layer = files.get(`terraform/${names.networkLayer(region)}/cdk.tf.json`) ?? '';
  const { resource } = JSON.parse(layer) as { resource: { aws_subnet: Record<string, Subnet> } };
  return Object.values(resource.aws_subnet).filter(({ tags }) =>
    matchTags.every(({ key, values }) => values.includes(tags[key] ?? '')),
  );
}

import { diffTrees, htmlReport, jsonReport, markdownReport, textReport } from '../lib/diff';
import {
  canonicalJson,
  MANIFEST_PATH,
  MANIFEST_SCHEMA,
  parseManifest,
  type RenderedTree,
  type ResourceRecord,
  sha256,
  TreeBuilder,
} from '../lib/tree';
import { toYaml } from '../lib/yaml';

/*
 * One comparison of two trees, the whole of its process measured: `one-diff.ts 100000`. Nine in ten resources are objects
 * of 50 clusters, one is of Terraform; every hundredth differs.
 */

const CLUSTERS = 50;
const ONE_IN = 100;
const resources = Number(process.argv[2]);

const files = new Map(treeOf(false).files);
const fresh = treeOf(true);
const startedAt = performance.now();
const old = { files, manifest: parseManifest(files.get(MANIFEST_PATH) ?? '', MANIFEST_PATH) };
const manifestMilliseconds = performance.now() - startedAt;
const diff = diffTrees([{ environment: 'prod', before: old, after: fresh }]);
const lengths = [
  textReport(diff, { colour: true }),
  markdownReport(diff),
  htmlReport(diff),
  JSON.stringify(jsonReport(diff)),
];
const milliseconds = performance.now() - startedAt;
if (lengths.some(({ length }) => length === 0)) throw new Error('a report is empty');
const changes = diff.entries.reduce((sum, { places }) => sum + places.length, 0);
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(
  JSON.stringify({ milliseconds, manifestMilliseconds, peakMiB, entries: diff.entries.length, changes }),
);

function treeOf(isChanged: boolean): RenderedTree {
  const builder = new TreeBuilder();
  const records: ResourceRecord[] = [];
  const ofCloud = Math.floor(resources / 10);
  for (let index = 0; index < resources - ofCloud; index++) records.push(addObject(builder, index, isChanged));
  for (let layer = 0; layer < CLUSTERS; layer++)
    records.push(...addLayer(builder, layer, ofCloud / CLUSTERS, isChanged));
  const contents = {
    inputs: {},
    layers: [],
    components: [],
    versions: { kubernetes: {}, addons: {}, charts: {} },
    images: [],
  };
  return builder.finish({ schema: MANIFEST_SCHEMA, environment: 'prod', ...contents, resources: records });
}

function addObject(builder: TreeBuilder, index: number, isChanged: boolean): ResourceRecord {
  const cluster = `prod-${index % CLUSTERS}`;
  const number = Math.floor(index / CLUSTERS);
  const name = `app-${number}`;
  const tag = isChanged && number % ONE_IN === 0 ? '2' : '1';
  const file = `clusters/${cluster}/apps/shop/deployment-${name}.yaml`;
  const body = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: 'shop',
      labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name },
    },
    spec: {
      replicas: 3,
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      template: {
        spec: {
          containers: [
            { name: 'app', image: `registry.example/${name}:${tag}`, args: ['--port=8080', '--level=info'] },
          ],
        },
      },
    },
  };
  builder.addFile(file, toYaml(body), cluster);
  return {
    half: 'kubernetes',
    id: `${cluster}/apps/Deployment/shop/${name}`,
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'shop',
    name,
    cluster,
    component: 'apps',
    file,
    constructPath: `${cluster}/Apps/${name}/Resource`,
    owner: 'shop',
    hash: sha256(canonicalJson(body)),
  };
}

function addLayer(builder: TreeBuilder, layer: number, count: number, isChanged: boolean): ResourceRecord[] {
  const name = `services-${layer}`;
  const file = `terraform/${name}/cdk.tf.json`;
  const bodies = Array.from({ length: count }, (_, index): [string, { name: string; retention_in_days: number }] => {
    const days = isChanged && index % ONE_IN === 0 ? 90 : 30;
    return [`log_${index}`, { name: `/prod/${layer}/${index}`, retention_in_days: days }];
  });
  builder.addFile(file, canonicalJson({ resource: { aws_cloudwatch_log_group: Object.fromEntries(bodies) } }), name);
  return bodies.map(([logicalId, body]) => ({
    half: 'terraform',
    mode: 'managed',
    type: 'aws_cloudwatch_log_group',
    id: `${name}/aws_cloudwatch_log_group.${logicalId}`,
    name: logicalId,
    layer: name,
    file,
    constructPath: `prod-${name}/${logicalId}`,
    owner: 'shop',
    hash: sha256(canonicalJson(body)),
  }));
}

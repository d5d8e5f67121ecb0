import { type Environment, parseEnvironments } from '../../lib/environment';
import { limitedNames } from '../../lib/environment/limited-names';
import { sources } from './sources';

const BUCKET = { kind: 'an S3 bucket name', maxLength: 63 };
const ROLE = { kind: 'an IAM role name', maxLength: 64 };
const OF_NAME = { field: ['name'] };
const OF_CLUSTER = { field: ['clusters', 0, 'name'] };

test('names that AWS limits come with the field that they are made of', () => {
  expect(limitedNames(dev())).toEqual([
    { ...BUCKET, ...OF_NAME, value: 'acme-dev-111111111111-terraform-state' },
    { ...BUCKET, ...OF_NAME, value: 'acme-dev-111111111111-audit' },
    { ...ROLE, ...OF_NAME, value: 'dev-terraform-apply' },
    { kind: 'the common name of a certificate', maxLength: 64, field: ['dnsZone'], value: '*.dev.acme.example' },
    { ...BUCKET, ...OF_NAME, value: 'acme-dev-111111111111-eu-west-2-access-logs' },
    { ...BUCKET, ...OF_NAME, value: 'acme-dev-111111111111-eu-west-2-metrics' },
    { ...ROLE, ...OF_NAME, value: 'dev-eu-west-2-flow-logs' },
    { ...ROLE, ...OF_NAME, value: 'dev-eu-west-2-backup' },
    { kind: 'the name of a backup vault', maxLength: 50, ...OF_NAME, value: 'dev-eu-west-2-copies' },
    { kind: 'the name of a restore testing plan', maxLength: 50, ...OF_NAME, value: 'dev_eu_west_2' },
    { ...ROLE, ...OF_CLUSTER, value: 'dev-a-cluster' },
    { ...ROLE, ...OF_CLUSTER, value: 'dev-a-node' },
    { ...ROLE, ...OF_CLUSTER, value: 'dev-a-aws-efs-csi-driver' },
  ]);
});

test('every region has its own', () => {
  const regions = ['eu-west-2', 'ap-southeast-1'];
  const network = { ...dev().networks[0], region: 'ap-southeast-1', cidr: '10.9.0.0/16', podCidr: '100.90.0.0/16' };
  const availabilityZones = ['ap-southeast-1a', 'ap-southeast-1b'];
  const networks = [dev().networks[0], { ...network, availabilityZones }];
  const values = limitedNames(dev({ regions, networks })).map(({ value }) => value);
  expect(values).toContain('acme-dev-111111111111-ap-southeast-1-access-logs');
  expect(values).toContain('dev-ap-southeast-1-copies');
});

test('the first name of a certificate is that of the environment where it says so', () => {
  const certificates = ['api.dev.acme.example', '*.dev.acme.example'];
  expect(limitedNames(dev({ certificates }))).toContainEqual({
    kind: 'the common name of a certificate',
    value: 'api.dev.acme.example',
    maxLength: 64,
    field: ['certificates', 0],
  });
});

test('with the longest names that the rules let pass every one is short enough, and the longest bucket is just that', () => {
  const name = 'd'.repeat(23);
  const found = limitedNames(dev({ name, clusters: { 0: { name: 'c'.repeat(45) } } }, `environments/${name}.ts`));
  expect(found.filter(({ value, maxLength }) => value.length > maxLength)).toEqual([]);
  const spare = new Map<string, number>();
  for (const { kind, value, maxLength } of found) {
    spare.set(kind, Math.min(spare.get(kind) ?? Infinity, maxLength - value.length));
  }
  expect(Object.fromEntries(spare)).toEqual({
    'an S3 bucket name': 0,
    'an IAM role name': 0,
    'the common name of a certificate': 46,
    'the name of a backup vault': 10,
    'the name of a restore testing plan': 17,
  });
});

function dev(changes: object = {}, file = 'environments/dev.ts'): Environment {
  const [source, ...others] = sources({ dev: changes });
  if (source === undefined) throw new Error('the samples begin with dev');
  const [environment] = parseEnvironments([{ ...source, file }, ...others]);
  if (environment === undefined) throw new Error('one source gives one environment');
  return environment;
}

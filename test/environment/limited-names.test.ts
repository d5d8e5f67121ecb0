import { type Environment, parseEnvironments } from '../../lib/environment';
import { limitedNames } from '../../lib/environment/limited-names';
import { sources } from './sources';

test('names that AWS limits come with the field that they are made of', () => {
  expect(limitedNames(dev())).toEqual([
    {
      kind: 'an S3 bucket name',
      value: 'acme-dev-111111111111-eu-west-2-access-logs',
      maxLength: 63,
      field: ['organisation', 'name'],
    },
    { kind: 'the common name of a certificate', value: '*.dev.acme.example', maxLength: 64, field: ['dnsZone'] },
    { kind: 'an IAM role name', value: 'dev-a-aws-efs-csi-driver', maxLength: 64, field: ['clusters', 0, 'name'] },
  ]);
});

test('every region has its own', () => {
  const regions = ['eu-west-2', 'ap-southeast-1'];
  const network = { ...dev().networks[0], region: 'ap-southeast-1', cidr: '10.9.0.0/16', podCidr: '100.90.0.0/16' };
  const availabilityZones = ['ap-southeast-1a', 'ap-southeast-1b'];
  const networks = [dev().networks[0], { ...network, availabilityZones }];
  const values = limitedNames(dev({ regions, networks })).map(({ value }) => value);
  expect(values).toContain('acme-dev-111111111111-ap-southeast-1-access-logs');
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

function dev(changes: object = {}): Environment {
  const [environment] = parseEnvironments(sources({ dev: changes }));
  if (environment === undefined) throw new Error('one source gives one environment');
  return environment;
}

import { subnetTags } from '../../lib/environment';

test.each(['public', 'private', 'pod', 'intra'] as const)('%s subnets are found by environment and type', (type) => {
  expect(subnetTags({ name: 'prod' }, type)).toEqual({ environment: 'prod', 'subnet-type': type });
});

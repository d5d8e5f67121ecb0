import { API_SERVER_CIDR, CLUSTER_DNS_CIDR, SERVICE_CIDR } from '../../lib/environment';

test('the API server has the first address of all Services, and DNS the tenth', () => {
  expect([SERVICE_CIDR, API_SERVER_CIDR, CLUSTER_DNS_CIDR]).toEqual([
    '172.20.0.0/16',
    '172.20.0.1/32',
    '172.20.0.10/32',
  ]);
});

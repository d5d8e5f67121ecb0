import { uniqueness } from '../../../lib/environment/rules/uniqueness';
import { judge } from '../sources';

function reports(changes: Parameters<typeof judge>[1]): string[] {
  return judge(uniqueness, changes).map(({ where, what }) => `${where} ${what}`);
}

describe('what is unique everywhere', () => {
  test('fails when two environments have one account', () => {
    expect(judge(uniqueness, { prod: { account: '111111111111' } })).toEqual([
      {
        where: 'environments/prod.ts › account',
        what: 'repeats the AWS account of environments/dev.ts › account',
        received: '111111111111',
        allowed: 'each AWS account once',
        mend: 'change or remove one of the two',
      },
    ]);
  });

  test('fails when two environments have one cluster, DNS zone or branch', () => {
    const prod = {
      dnsZone: 'dev.acme.example',
      gitops: { branch: 'environment/dev' },
      clusters: { 0: { name: 'dev-a' } },
    };
    expect(reports({ prod })).toEqual([
      'environments/prod.ts › dnsZone repeats the DNS zone of environments/dev.ts › dnsZone',
      'environments/prod.ts › gitops.branch repeats the branch of environments/dev.ts › name',
      'environments/prod.ts › clusters[0].name repeats the cluster name of environments/dev.ts › clusters[0].name',
    ]);
  });

  test('fails when two clusters of one environment have one name', () => {
    const second = { name: 'dev-a', region: 'eu-west-2', kubernetesVersion: '1.35', nodePools: [] };
    expect(reports({ dev: { clusters: { 1: second } } })).toEqual([
      'environments/dev.ts › clusters[1].name repeats the cluster name of environments/dev.ts › clusters[0].name',
    ]);
  });

  test('fails once when two environments have one name, and so one branch', () => {
    expect(judge(uniqueness, { prod: { name: 'dev' } })).toEqual([
      {
        where: 'environments/prod.ts › name',
        what: 'repeats the environment name of environments/dev.ts › name',
        received: 'dev',
        allowed: 'each environment name once',
        mend: 'change or remove one of the two',
      },
      {
        where: 'environments/prod.ts › name',
        what: 'is not the name of its file',
        received: 'dev',
        allowed: 'prod',
        mend: "write name: 'prod', or rename the file and its key in environments/index.ts",
      },
    ]);
  });
});

describe('what is unique in its list', () => {
  const pool = { name: 'general', cpuLimit: 1, memoryLimitGiB: 1 };
  const receiver = { type: 'sns', name: 'platform', topic: 'alerts' };

  test.each<[string, object, string]>([
    [
      'regions',
      { regions: ['eu-west-2', 'eu-west-2'] },
      'environments/dev.ts › regions[1] repeats the region of environments/dev.ts › regions[0]',
    ],
    [
      'certificate names',
      { certificates: ['dev.acme.example', '*.dev.acme.example', 'dev.acme.example'] },
      'environments/dev.ts › certificates[2] repeats the certificate name of environments/dev.ts › certificates[0]',
    ],
    [
      'owners',
      { owners: { 1: { team: 'platform', email: 'b@acme.example' } } },
      'environments/dev.ts › owners[1].team repeats the team of environments/dev.ts › owners[0].team',
    ],
    [
      'receivers',
      { telemetry: { receivers: { 1: receiver } } },
      'environments/dev.ts › telemetry.receivers[1].name repeats the receiver name of environments/dev.ts › telemetry.receivers[0].name',
    ],
    [
      'receivers of one route',
      { telemetry: { routes: [{ severity: 'info', receivers: ['platform', 'platform'] }] } },
      'environments/dev.ts › telemetry.routes[0].receivers[1] repeats the receiver of environments/dev.ts › telemetry.routes[0].receivers[0]',
    ],
    [
      'days of business hours',
      { telemetry: { businessHours: { days: ['mon', 'mon'] } } },
      'environments/dev.ts › telemetry.businessHours.days[1] repeats the day of environments/dev.ts › telemetry.businessHours.days[0]',
    ],
    [
      'node pools of one cluster',
      { clusters: { 0: { nodePools: [pool, pool] } } },
      'environments/dev.ts › clusters[0].nodePools[1].name repeats the node pool name of environments/dev.ts › clusters[0].nodePools[0].name',
    ],
    [
      'quiet days of one cluster',
      { clusters: { 0: { quietHours: { days: ['mon', 'tue', 'mon'] } } } },
      'environments/dev.ts › clusters[0].quietHours.days[2] repeats the day of environments/dev.ts › clusters[0].quietHours.days[0]',
    ],
    [
      'certificates of one cluster',
      { clusters: { 0: { ingress: { certificateArns: ['arn:aws:acm:a', 'arn:aws:acm:a'] } } } },
      'environments/dev.ts › clusters[0].ingress.certificateArns[1] repeats the certificate of environments/dev.ts › clusters[0].ingress.certificateArns[0]',
    ],
    [
      'add-ons of one cluster',
      { clusters: { 0: { addons: ['metrics-server', 'metrics-server'] } } },
      'environments/dev.ts › clusters[0].addons[1] repeats the add-on of environments/dev.ts › clusters[0].addons[0]',
    ],
  ])('fails when two %s have one name', (_, changes, report) => {
    expect(reports({ dev: changes })).toEqual([report]);
  });

  test('may be the same in two clusters, and in two environments', () => {
    const second = { name: 'dev-b', region: 'eu-west-2', kubernetesVersion: '1.35', nodePools: [pool] };
    expect(reports({ dev: { clusters: { 1: { ...second, addons: ['metrics-server'] } } } })).toEqual([]);
  });
});

describe('an environment', () => {
  test('fails when it is not named after its file', () => {
    expect(judge(uniqueness, { dev: { name: 'development' } })).toEqual([
      {
        where: 'environments/dev.ts › name',
        what: 'is not the name of its file',
        received: 'development',
        allowed: 'dev',
        mend: "write name: 'dev', or rename the file and its key in environments/index.ts",
      },
    ]);
  });
});

import { ingress } from '../../../lib/environment/rules/ingress';
import { judge } from '../sources';

const PREFIX = 'arn:aws:acm:eu-west-2:111111111111:certificate/';
const ID = '5c0f0f4e-1a2b-4c3d-8e9f-0a1b2c3d4e5f';

const settings = (changes: object) => ({ dev: { clusters: { 0: { ingress: changes } } } });

describe('certificates of load balancers', () => {
  test('may be those of their own account and region', () => {
    expect(judge(ingress, settings({ certificateArns: [`${PREFIX}${ID}`] }))).toEqual([]);
  });

  test.each([
    ['another account', `arn:aws:acm:eu-west-2:222222222222:certificate/${ID}`],
    ['another region', `arn:aws:acm:us-east-1:111111111111:certificate/${ID}`],
    ['another partition', `arn:aws-cn:acm:eu-west-2:111111111111:certificate/${ID}`],
    ['IAM', 'arn:aws:iam::111111111111:server-certificate/wildcard'],
    ['no id', PREFIX],
    ['a host', '*.dev.acme.example'],
  ])('fails when one is of %s', (_, arn) => {
    expect(judge(ingress, settings({ certificateArns: [`${PREFIX}${ID}`, arn] }))).toEqual([
      {
        where: 'environments/dev.ts › clusters[0].ingress.certificateArns[1]',
        what: 'is not a certificate that the load balancers of this cluster can use',
        received: arn,
        allowed: `${PREFIX}00000000-0000-0000-0000-000000000000, with the id of a certificate`,
        mend: 'copy the ARN from ACM in eu-west-2, or leave certificateArns out: certificates are found by host',
      },
    ]);
  });
});

describe('ranges that reach the public load balancer', () => {
  test.each(['0.0.0.0/0', '203.0.113.0/24'])('may be %s', (text) => {
    expect(judge(ingress, settings({ publicCidrs: [text] }))).toEqual([]);
  });

  test.each(['203.0.113.9', '::/0', 'everybody'])('fails when one is %s', (text) => {
    expect(judge(ingress, settings({ publicCidrs: [text] }))).toEqual([
      {
        where: 'environments/dev.ts › clusters[0].ingress.publicCidrs[0]',
        what: 'is not an IPv4 range in canonical form',
        received: text,
        allowed: 'a range such as 203.0.113.0/24, or 0.0.0.0/0 for everybody',
        mend: 'name the ranges that visitors come from, or leave publicCidrs out',
      },
    ]);
  });
});

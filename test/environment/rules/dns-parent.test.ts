import { dnsParent } from '../../../lib/environment/rules/dns-parent';
import { judge } from '../sources';

const withRole = (roleArn: string) => ({ dev: { dnsParent: { zoneId: 'Z0123456789ABCDEFGHIJ', roleArn } } });

describe('the role that delegates the zone', () => {
  test.each([
    'arn:aws:iam::444444444444:role/dns-delegation',
    'arn:aws:iam::444444444444:role/dns/delegation/dev.acme.example',
  ])('may be %s', (roleArn) => {
    expect(judge(dnsParent, withRole(roleArn))).toEqual([]);
  });

  test.each([
    ['dns-delegation', 'is not the ARN of a role'],
    ['', 'is not the ARN of a role'],
    ['arn:aws:iam::444444444444:user/dns-delegation', 'is not the ARN of a role'],
    ['arn:aws:iam::444444444444:role/', 'is not the ARN of a role'],
    ['arn:aws:iam::4444:role/dns-delegation', 'is not the ARN of a role'],
    ['arn:aws:iam::444444444444:role/*', 'is not the ARN of a role'],
    ['arn:aws:iam::444444444444:role/${file("/etc/passwd")}', 'is not the ARN of a role'],
    ['arn:aws-cn:iam::444444444444:role/dns-delegation', 'names a role of another partition, aws-cn'],
    ['arn:aws:iam::111111111111:role/dns-delegation', 'names a role of the account itself'],
  ])('fails when it is %s, which %s', (roleArn, what) => {
    expect(judge(dnsParent, withRole(roleArn))).toEqual([
      {
        where: 'environments/dev.ts › dnsParent.roleArn',
        what,
        received: roleArn,
        allowed: 'the ARN of a role in another account, such as arn:aws:iam::444444444444:role/dns-delegation',
        mend: 'ask the owner of the zone for the ARN, or leave dnsParent out and have our name servers entered by hand',
      },
    ]);
  });
});

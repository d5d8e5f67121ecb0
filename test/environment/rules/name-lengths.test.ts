import { nameLengths } from '../../../lib/environment/rules/name-lengths';
import { judge } from '../sources';

describe('names that are made of ours', () => {
  test('may be as long as AWS allows', () => {
    const changes = { clusters: { 0: { name: 'a'.repeat(56) } }, owners: { 0: { team: 'b'.repeat(55) } } };
    expect(judge(nameLengths, { dev: changes })).toEqual([]);
    expect(judge(nameLengths, { dev: { name: 'a'.repeat(29) } })).toEqual([]);
  });

  test('fails when a cluster makes the name of a role too long, once for both of its roles', () => {
    const name = 'a'.repeat(62);
    expect(judge(nameLengths, { dev: { clusters: { 0: { name } } } })).toEqual([
      {
        where: 'environments/dev.ts › clusters[0].name',
        what: 'makes an IAM role name of 70 characters',
        received: `${name}-cluster`,
        allowed: 'at most 64 characters for an IAM role name',
        mend: 'shorten it by 6 characters',
      },
    ]);
  });

  test('fails when an environment makes the name of the state bucket too long', () => {
    const name = 'c'.repeat(30);
    expect(judge(nameLengths, { dev: { name } })).toEqual([
      {
        where: 'environments/dev.ts › name',
        what: 'makes an S3 bucket name of 64 characters',
        received: `acme-${name}-111111111111-terraform-state`,
        allowed: 'at most 63 characters for an S3 bucket name',
        mend: 'shorten it by 1 character',
      },
    ]);
  });

  test('fails with the role of the longest region, so that one change is enough', () => {
    const found = judge(nameLengths, { dev: { name: 'd'.repeat(50), regions: ['eu-west-2', 'ap-northeast-1'] } });
    expect(found.map(({ what, mend }) => `${what}: ${mend}`)).toEqual([
      'makes an S3 bucket name of 84 characters: shorten it by 21 characters',
      'makes an IAM role name of 75 characters: shorten it by 11 characters',
    ]);
  });
});

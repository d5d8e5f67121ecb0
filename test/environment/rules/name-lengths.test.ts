import { nameLengths } from '../../../lib/environment/rules/name-lengths';
import { judge } from '../sources';

describe('names that are made of ours', () => {
  test('may be as long as AWS allows', () => {
    const changes = { clusters: { 0: { name: 'a'.repeat(45) } }, owners: { 0: { team: 'b'.repeat(55) } } };
    expect(judge(nameLengths, { dev: changes })).toEqual([]);
    expect(judge(nameLengths, { dev: { name: 'a'.repeat(23) } })).toEqual([]);
  });

  test('fails when a cluster makes the name of a role too long, once for all of its names', () => {
    const name = 'a'.repeat(62);
    expect(judge(nameLengths, { dev: { clusters: { 0: { name } } } })).toEqual([
      {
        where: 'environments/dev.ts › clusters[0].name',
        what: 'makes an IAM role name of 81 characters',
        received: `${name}-aws-efs-csi-driver`,
        allowed: 'at most 64 characters for an IAM role name',
        mend: 'shorten it by 17 characters',
      },
    ]);
  });

  test('fails when an environment makes the name of a bucket too long', () => {
    const name = 'c'.repeat(24);
    expect(judge(nameLengths, { dev: { name } })).toEqual([
      {
        where: 'environments/dev.ts › name',
        what: 'makes an S3 bucket name of 64 characters',
        received: `acme-${name}-111111111111-eu-west-2-access-logs`,
        allowed: 'at most 63 characters for an S3 bucket name',
        mend: 'shorten it by 1 character',
      },
    ]);
  });

  test('fails when the organisation makes the name of a bucket too long, and does not ask for a shorter environment', () => {
    const name = 'c'.repeat(57);
    expect(judge(nameLengths, { dev: { organisation: { name } } })).toEqual([
      {
        where: 'environments/dev.ts › organisation.name',
        what: 'makes an S3 bucket name of 96 characters',
        received: `${name}-dev-111111111111-eu-west-2-access-logs`,
        allowed: 'at most 63 characters for an S3 bucket name',
        mend: 'shorten it by 33 characters',
      },
    ]);
  });

  test('fails when the first name of a certificate is longer than a common name may be', () => {
    const label = 'e'.repeat(48);
    const names = [`api.${label}.example`, `${label}.api.${label}.example`];
    expect(judge(nameLengths, { dev: { certificates: names } })).toEqual([]);
    expect(judge(nameLengths, { dev: { certificates: names.toReversed() } })).toEqual([
      {
        where: 'environments/dev.ts › certificates[0]',
        what: 'makes the common name of a certificate of 109 characters',
        received: names[1],
        allowed: 'at most 64 characters for the common name of a certificate',
        mend: 'shorten it by 45 characters',
      },
    ]);
  });

  test('fails when the zone is too long for the certificate that it gets by itself', () => {
    const found = judge(nameLengths, { dev: { dnsZone: `${'f'.repeat(55)}.example` } });
    expect(found.map(({ where, mend }) => `${where}: ${mend}`)).toEqual([
      'environments/dev.ts › dnsZone: shorten it by 1 character',
    ]);
  });

  test('fails with the name of the longest region, so that one change is enough', () => {
    const found = judge(nameLengths, { dev: { name: 'd'.repeat(50), regions: ['eu-west-2', 'ap-northeast-1'] } });
    expect(found.map(({ what, mend }) => `${what}: ${mend}`)).toEqual([
      'makes an S3 bucket name of 95 characters: shorten it by 32 characters',
    ]);
  });
});

import { REGIONS, regionsOf } from '../../../lib/environment/regions';
import { backups } from '../../../lib/environment/rules/backups';
import { judge } from '../sources';

const where = 'environments/dev.ts › backupCopyRegion';

describe('the region for copies of backups', () => {
  test('may be any other region of the partition', () => {
    expect(judge(backups, { dev: { backupCopyRegion: 'us-east-1' } })).toEqual([]);
  });

  test('may be one of several regions: its own backups are copied to another', () => {
    const dev = { regions: ['eu-west-2', 'eu-central-1'], backupCopyRegion: 'eu-west-2' };
    expect(judge(backups, { dev })).toEqual([]);
  });

  test('fails when it does not exist, and offers another region of the partition', () => {
    expect(judge(backups, { dev: { backupCopyRegion: 'eu-wset-1' } })).toEqual([
      {
        where,
        what: 'is not an AWS region that we know',
        received: 'eu-wset-1',
        allowed: regionsOf('aws')
          .filter((region) => region !== 'eu-west-2')
          .join(', '),
        mend: "write 'eu-west-1'",
      },
    ]);
  });

  test.each([
    [['us-gov-west-1'], 'us-gov-east-1', "write 'us-gov-east-1'"],
    [['us-gov-west-1', 'us-gov-east-1'], 'us-gov-east-1, us-gov-west-1', "write 'us-gov-west-1'"],
    [['us-gov-wset-1'], REGIONS.join(', '), "write 'us-gov-west-1'"],
  ])('fails when it does not exist beside %j, and offers what there is', (declared, allowed, mend) => {
    expect(judge(backups, { dev: { regions: declared, backupCopyRegion: 'us-gov-wset-1' } })).toEqual([
      { where, what: 'is not an AWS region that we know', received: 'us-gov-wset-1', allowed, mend },
    ]);
  });

  test('fails when it lies in another partition', () => {
    expect(judge(backups, { dev: { backupCopyRegion: 'us-gov-west-1' } })).toEqual([
      {
        where,
        what: 'lies in another partition, aws-us-gov',
        received: 'us-gov-west-1',
        allowed: 'another region of the partition aws',
        mend: 'choose another one',
      },
    ]);
  });

  test('fails when the environment has no other', () => {
    expect(judge(backups, { dev: { backupCopyRegion: 'eu-west-2' } })).toEqual([
      {
        where,
        what: 'is the only region of this environment: a copy there is lost with the backups',
        received: 'eu-west-2',
        allowed: 'another region of the partition aws',
        mend: 'choose another one',
      },
    ]);
  });

  test('is not compared with regions that are misspelt, or with none', () => {
    expect(judge(backups, { dev: { regions: ['cn-nroth-1'], backupCopyRegion: 'cn-north-1' } })).toEqual([]);
    expect(judge(backups, { dev: { regions: [], backupCopyRegion: 'eu-west-2' } })).toEqual([]);
  });
});

describe('backups of a day', () => {
  test('may be kept for the least time that a locked vault takes', () => {
    expect(judge(backups, { dev: { retention: { backupsDays: 7 } } })).toEqual([]);
  });

  test('fails when they are kept for less', () => {
    expect(judge(backups, { dev: { retention: { backupsDays: 6 } } })).toEqual([
      {
        where: 'environments/dev.ts › retention.backupsDays',
        what: 'is shorter than a locked vault takes: every backup would fail',
        received: '6 days',
        allowed: 'at least 7 days',
        mend: 'leave it out, or raise it',
      },
    ]);
  });

  test('are left to other rules where they are no amount, or in production', () => {
    expect(judge(backups, { dev: { retention: { backupsDays: 0 } } })).toEqual([]);
    expect(judge(backups, { dev: { retention: { backupsDays: 6.5 } } })).toEqual([]);
    expect(judge(backups, { prod: { retention: { backupsDays: 6 } } })).toEqual([]);
  });
});

describe('backups of a month', () => {
  test('may be kept as long as those of a day', () => {
    expect(judge(backups, { dev: { retention: { backupsDays: 90, monthlyBackupsDays: 90 } } })).toEqual([]);
  });

  test('fails when they are kept for less', () => {
    expect(judge(backups, { dev: { retention: { backupsDays: 35, monthlyBackupsDays: 34 } } })).toEqual([
      {
        where: 'environments/dev.ts › retention.monthlyBackupsDays',
        what: 'is shorter than the time that daily backups are kept',
        received: '34 days',
        allowed: 'at least 35 days, as retention.backupsDays says',
        mend: 'raise it, or lower backupsDays',
      },
    ]);
  });
});

import { backupCopyRegionOf } from '../../lib/environment';

describe('backupCopyRegionOf', () => {
  test.each([
    ['the first other region', { regions: ['eu-west-2', 'eu-central-1'] }, 'eu-west-2', 'eu-central-1'],
    [
      'the first other region, seen from the second',
      { regions: ['eu-west-2', 'eu-central-1'] },
      'eu-central-1',
      'eu-west-2',
    ],
    ['the chosen region', { regions: ['eu-west-2'], backupCopyRegion: 'eu-west-1' }, 'eu-west-2', 'eu-west-1'],
    [
      'another one for the chosen region itself',
      { regions: ['eu-west-2', 'eu-west-1'], backupCopyRegion: 'eu-west-1' },
      'eu-west-1',
      'eu-west-2',
    ],
    ['none where there is no other', { regions: ['eu-west-2'] }, 'eu-west-2', undefined],
  ])('gives %s', (_, environment, region, expected) => {
    expect(backupCopyRegionOf(environment, region)).toBe(expected);
  });
});

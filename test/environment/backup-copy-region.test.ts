import { backupCopyRegionOf } from '../../lib/environment';

test('backups are copied to the region that the environment names', () => {
  const environment = { regions: ['eu-west-2', 'eu-central-1'], backupCopyRegion: 'eu-west-1' };
  expect(backupCopyRegionOf(environment, 'eu-west-2')).toBe('eu-west-1');
});

test('those of that region itself are copied to the first other one', () => {
  const environment = { regions: ['eu-west-2', 'eu-central-1'], backupCopyRegion: 'eu-west-2' };
  expect(backupCopyRegionOf(environment, 'eu-west-2')).toBe('eu-central-1');
  expect(backupCopyRegionOf(environment, 'eu-central-1')).toBe('eu-west-2');
});

test('the regions of an environment that names none copy to the first other one', () => {
  const environment = { regions: ['eu-west-2', 'eu-central-1', 'eu-west-1'] };
  expect(environment.regions.map((region) => backupCopyRegionOf(environment, region))).toEqual([
    'eu-central-1',
    'eu-west-2',
    'eu-west-2',
  ]);
});

test('a lone region copies nowhere', () => {
  expect(backupCopyRegionOf({ regions: ['eu-west-2'] }, 'eu-west-2')).toBeUndefined();
});

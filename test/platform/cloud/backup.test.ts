import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { renderAll } from '../render-all';

test('the backup layers are as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder.startsWith('terraform/backup-'))).toMatchSnapshot();
});

import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { renderAll } from '../render-all';

test('the component volume-snapshots is as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder.endsWith('/volume-snapshots'))).toMatchSnapshot();
});

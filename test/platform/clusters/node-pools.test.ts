import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { renderAll } from '../render-all';

test('the component node-pools is as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder.endsWith('/node-pools'))).toMatchSnapshot();
});

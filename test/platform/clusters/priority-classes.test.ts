import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { renderAll } from '../render-all';

test('the component priority-classes is as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder.endsWith('/priority-classes'))).toMatchSnapshot();
});

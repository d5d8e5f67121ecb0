import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { renderAll } from '../render-all';

test('the component event-collector is as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder.endsWith('/event-collector'))).toMatchSnapshot();
});

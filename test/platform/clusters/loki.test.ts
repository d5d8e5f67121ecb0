import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { renderAll } from '../render-all';

test('the component loki is as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder.endsWith('/loki'))).toMatchSnapshot();
});

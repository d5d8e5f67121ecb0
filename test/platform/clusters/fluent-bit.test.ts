import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { renderAll } from '../render-all';

test('the component fluent-bit is as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder.endsWith('/fluent-bit'))).toMatchSnapshot();
});

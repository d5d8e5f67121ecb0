import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { renderAll } from '../render-all';

test('the component node-exporter is as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder.endsWith('/node-exporter'))).toMatchSnapshot();
});

import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { renderAll } from '../render-all';

test('the component blackbox-exporter is as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder.endsWith('/blackbox-exporter'))).toMatchSnapshot();
});

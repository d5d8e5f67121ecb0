import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { renderAll } from '../render-all';

test('the component kube-state-metrics is as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder.endsWith('/kube-state-metrics'))).toMatchSnapshot();
});

import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { renderAll } from '../render-all';

test('the component network-policy is as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder.endsWith('/network-policy'))).toMatchSnapshot();
});

test('a cluster that renders network policies also renders the switch that enforces them', () => {
  for (const { manifest } of renderAll()) {
    const clustersWith = (kind: string, name?: string) => {
      const records = manifest.resources.filter((record) => record.half === 'kubernetes' && record.kind === kind);
      return new Set(
        records.flatMap((record) => (name === undefined || record.name === name ? record.id.split('/')[0] : [])),
      );
    };
    expect(clustersWith('ConfigMap', 'amazon-vpc-cni')).toEqual(clustersWith('NetworkPolicy'));
  }
});

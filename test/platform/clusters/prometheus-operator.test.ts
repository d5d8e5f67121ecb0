import { objectsIn, treeWith } from '../backend-trees';

const tree = treeWith('prometheus-operator');
const FOLDER = 'clusters/dev-a/prometheus-operator';

function textOf(file: string): string | undefined {
  return tree.files.get(`${FOLDER}/monitoring/${file}.yaml`)?.replaceAll(/sha256:\w+/g, 'sha256:…');
}

test('the component has these objects', () => {
  const files = [...tree.files.keys()].filter((file) => file.startsWith(FOLDER));
  expect(files.map((file) => file.slice(FOLDER.length + 1)).join('\n')).toMatchSnapshot();
});

test.each(['prometheus-prometheus', 'alertmanager-alertmanager', 'podmonitor-prometheus', 'probe-probe-cluster-dns'])(
  '%s is as reviewed',
  (file) => {
    expect(textOf(file)).toMatchSnapshot();
  },
);

test('Prometheus takes exactly the objects of the component', () => {
  const labels = { 'app.kubernetes.io/name': 'prometheus-operator' };
  const [prometheus] = objectsIn(tree, /\/prometheus-prometheus\.yaml$/).values();
  const selected = objectsIn(tree, /\/(?:podmonitor|probe|prometheusrule|servicemonitor)-[^/]+\.yaml$/);

  for (const kind of ['podMonitor', 'probe', 'rule', 'serviceMonitor']) {
    expect(prometheus?.spec).toHaveProperty(`${kind}Selector`, { matchLabels: labels });
    // Without it, those of its own namespace.
    expect(prometheus?.spec).not.toHaveProperty(`${kind}NamespaceSelector`);
  }
  for (const object of selected.values()) {
    expect(object.metadata).toMatchObject({ namespace: 'monitoring', labels });
  }
});

test('the operator and what it defines are brought by people', () => {
  const component = tree.manifest.components.find(({ name }) => name === 'prometheus-operator');

  expect(component?.needs).toContain('crd/prometheuses.monitoring.coreos.com');
  expect(component?.needs).toContain('crd/alertmanagerconfigs.monitoring.coreos.com');
});

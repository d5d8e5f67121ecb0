import { firstSync } from '../../lib/cli/first-sync';
import { allEnvironments, renderAll } from '../platform/render-all';

const trees = renderAll();

/** What the first cluster of an environment is told at first contact, and all that its agent's component holds. */
function firstOf(agent: 'flux' | 'argocd') {
  const index = allEnvironments().findIndex(({ gitops }) => gitops.agent === agent);
  const tree = trees[index];
  const cluster = tree?.manifest.components.find(({ name }) => name === agent)?.cluster ?? '';
  const folder = `clusters/${cluster}/${agent}/`;
  const inside = [...(tree?.files ?? [])].filter(([path]) => path.startsWith(folder));
  const files = new Map(inside.map(([path, text]) => [path.slice(folder.length), text]));
  return { files, first: firstSync(agent, files) };
}

test('Flux is told of everything: it waits by itself for what a component depends on', () => {
  const { files, first } = firstOf('flux');
  expect(first).toEqual(files);
});

test('Argo CD is told of its own Application, which makes the others wave by wave', () => {
  const { files, first } = firstOf('argocd');
  const left = [...files.keys()].filter((path) => !first.has(path));
  expect([...first.keys()].filter((path) => path.includes('/application-'))).toEqual([
    'argocd/application-platform.yaml',
  ]);
  expect(left.length).toBeGreaterThan(5);
  expect(left.filter((path) => !path.startsWith('argocd/application-'))).toEqual([]);
});

test('its kustomization lists exactly what is there', () => {
  const { first } = firstOf('argocd');
  const { resources } = JSON.parse(first.get('kustomization.yaml') ?? '') as { resources: string[] };
  expect([...resources, 'kustomization.yaml'].sort()).toEqual([...first.keys()].sort());
});

import { installFiles, wrongManifest } from '../../../lib/bootstrap/cluster/manifest';
import { ARGOCD_TARGET, FLUX_TARGET, MANIFEST, sha256 } from './samples';

const PATCHES = [{ target: { kind: 'Deployment', name: 'kustomize-controller' }, patch: '[]' }];

test('the manifest of Flux is installed with our patches, and brings its namespace', () => {
  const files = installFiles(FLUX_TARGET, PATCHES);

  expect(Object.keys(files)).toEqual(['kustomization.yaml']);
  expect(JSON.parse(files['kustomization.yaml'] ?? '')).toEqual({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: ['manifest.yaml'],
    patches: PATCHES,
  });
});

test('the manifest of Argo CD gets its namespace, and the host keys of the repository and no others', () => {
  const files = installFiles(ARGOCD_TARGET, PATCHES);

  expect(JSON.parse(files['namespace.yaml'] ?? '')).toEqual({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'argocd',
      labels: { 'app.kubernetes.io/part-of': 'platform', 'pod-security.kubernetes.io/enforce': 'restricted' },
    },
  });
  expect(JSON.parse(files['kustomization.yaml'] ?? '')).toMatchObject({
    namespace: 'argocd',
    resources: ['namespace.yaml', 'manifest.yaml'],
    patches: [
      ...PATCHES,
      {
        target: { kind: 'ConfigMap', name: 'argocd-ssh-known-hosts-cm' },
        patch: JSON.stringify([
          { op: 'add', path: '/data', value: { ssh_known_hosts: 'github.com ssh-ed25519 AAAAhost\n' } },
        ]),
      },
    ],
  });
});

test('a manifest is the one that was recorded when its checksum is', () => {
  const build = { version: 'v2.9.5', sha256: sha256(MANIFEST) };

  expect(wrongManifest(Buffer.from(MANIFEST), FLUX_TARGET, build)).toBeUndefined();
  expect(wrongManifest(Buffer.from(`${MANIFEST}#`), FLUX_TARGET, build)?.what).toBe(
    'is not the manifest that was recorded',
  );
});

test('one that was downloaded before is named by its file', () => {
  const target = { ...FLUX_TARGET, manifestFile: 'install.yaml' };
  expect(wrongManifest(Buffer.from(''), target, { version: 'v2.9.5', sha256: '0' })?.where).toBe('install.yaml');
});

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installFiles } from '../../lib/bootstrap/cluster/manifest';
import { type KubernetesObject, parseObjects } from '../../lib/testing/kubernetes-objects';
import { describeWith, findTool } from '../../lib/testing/tools';
import { ARGOCD_TARGET, FLUX_TARGET } from '../bootstrap/cluster/samples';

/** As upstream has them, in short: Flux names its namespace everywhere, Argo CD nowhere. */
const MANIFESTS = {
  flux: `apiVersion: v1
kind: Namespace
metadata: { name: flux-system }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: kustomize-controller, namespace: flux-system }
spec: { template: { spec: { containers: [{ name: manager, args: [--watch-all-namespaces=true] }] } } }
`,
  argocd: `apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-ssh-known-hosts-cm }
data: { ssh_known_hosts: "bitbucket.org ssh-rsa AAAA" }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: argocd-application-controller }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: argocd-application-controller }
subjects: [{ kind: ServiceAccount, name: argocd-application-controller, namespace: argocd }]
`,
};

describeWith(['kubectl'], 'the kustomization by which an agent is installed', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'install-'));
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  function build(files: Readonly<Record<string, string>>): KubernetesObject[] {
    for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, file), text);
    const { stdout, stderr } = spawnSync(findTool('kubectl') ?? 'kubectl', ['kustomize', folder], { encoding: 'utf8' });
    expect(stderr).toBe('');
    return parseObjects(stdout);
  }

  test('patches Flux', () => {
    const operations = [
      { op: 'add', path: '/spec/template/spec/containers/0/args/-', value: '--no-remote-bases=true' },
    ];
    const target = { kind: 'Deployment', name: 'kustomize-controller' };
    const files = installFiles(FLUX_TARGET, [{ target, patch: JSON.stringify(operations) }]);

    const [namespace, deployment] = build({ ...files, 'manifest.yaml': MANIFESTS.flux });

    expect(namespace?.metadata.name).toBe('flux-system');
    expect(deployment).toMatchObject({
      spec: {
        template: { spec: { containers: [{ args: ['--watch-all-namespaces=true', '--no-remote-bases=true'] }] } },
      },
    });
  });

  test('puts Argo CD into its namespace, and tells it of no host but that of the repository', () => {
    const objects = build({ ...installFiles(ARGOCD_TARGET, []), 'manifest.yaml': MANIFESTS.argocd });

    expect(objects).toEqual([
      expect.objectContaining({ kind: 'Namespace' }),
      expect.objectContaining({
        kind: 'ClusterRoleBinding',
        subjects: [{ kind: 'ServiceAccount', name: 'argocd-application-controller', namespace: 'argocd' }],
      }),
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'argocd-ssh-known-hosts-cm', namespace: 'argocd' },
        data: { ssh_known_hosts: 'github.com ssh-ed25519 AAAAhost\n' },
      },
    ]);
  });
});

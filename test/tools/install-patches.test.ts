import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { agentInstallPatches } from '../../lib/gitops';
import { type KubernetesObject, objectKey, parseObjects } from '../../lib/testing/kubernetes-objects';
import { describeWith, findTool } from '../../lib/testing/tools';

type GitOpsAgent = Parameters<typeof agentInstallPatches>[0];

interface Workload extends KubernetesObject {
  readonly spec: { readonly template: { readonly spec: { readonly containers: { readonly args: string[] }[] } } };
}

describeWith(['kubectl'], 'the patches of the upstream manifest', () => {
  test('give the controllers of Flux their arguments, and leave image automation out', () => {
    const objects = patched('flux', [
      object('v1', 'Namespace', 'flux-system'),
      deployment('source-controller'),
      deployment('kustomize-controller'),
      deployment('image-automation-controller'),
    ]);
    expect([...objects.keys()]).toEqual([
      'core/Namespace/-/flux-system',
      'apps/Deployment/flux-system/kustomize-controller',
      'apps/Deployment/flux-system/source-controller',
    ]);
    expect(argumentsOf(objects.get('apps/Deployment/flux-system/kustomize-controller'))).toEqual([
      '--of-the-manifest',
      '--feature-gates=ObjectLevelWorkloadIdentity=true,CancelHealthCheckOnNewRevision=true',
      '--no-cross-namespace-refs=true',
      '--no-remote-bases=true',
      '--default-service-account=default',
      '--default-decryption-service-account=default',
      '--default-kubeconfig-service-account=default',
    ]);
    expect(argumentsOf(objects.get('apps/Deployment/flux-system/source-controller'))).toEqual([
      '--of-the-manifest',
      '--feature-gates=ObjectLevelWorkloadIdentity=true',
      '--default-service-account=default',
    ]);
    expect(objects.get('core/Namespace/-/flux-system')).toMatchObject({
      metadata: {
        labels: { 'app.kubernetes.io/part-of': 'platform', 'pod-security.kubernetes.io/enforce': 'restricted' },
      },
    });
  });

  test('give Argo CD its settings, and leave Dex and ApplicationSets out', () => {
    const objects = patched('argocd', [
      object('v1', 'ConfigMap', 'argocd-cm'),
      object('v1', 'Service', 'argocd-dex-server'),
      object('v1', 'Service', 'argocd-server'),
      object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'argocd-applicationset-controller'),
    ]);
    expect([...objects.keys()]).toEqual(['core/ConfigMap/-/argocd-cm', 'core/Service/-/argocd-server']);
    expect(objects.get('core/ConfigMap/-/argocd-cm')).toMatchObject({ data: { 'admin.enabled': 'false' } });
  });
});

/** What kubectl makes of a manifest with the patches of an agent, by key. */
function patched(agent: GitOpsAgent, manifest: readonly object[]): Map<string, KubernetesObject> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'install-patches-'));
  try {
    const kustomization = { resources: ['manifest.yaml'], patches: agentInstallPatches(agent) };
    fs.writeFileSync(path.join(folder, 'kustomization.yaml'), JSON.stringify(kustomization));
    fs.writeFileSync(path.join(folder, 'manifest.yaml'), manifest.map((one) => JSON.stringify(one)).join('\n---\n'));
    const { stdout, stderr, status } = spawnSync(findTool('kubectl') ?? '', ['kustomize', folder], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return new Map(parseObjects(stdout).map((one) => [objectKey(one), one]));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function object(apiVersion: string, kind: string, name: string): object {
  return { apiVersion, kind, metadata: { name } };
}

function deployment(name: string): object {
  const containers = [{ name: 'manager', image: 'registry.example/manager', args: ['--of-the-manifest'] }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'flux-system' },
    spec: { template: { spec: { containers } } },
  };
}

function argumentsOf(workload: KubernetesObject | undefined): string[] | undefined {
  return (workload as Workload | undefined)?.spec.template.spec.containers[0]?.args;
}

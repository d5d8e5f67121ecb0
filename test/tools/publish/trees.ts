import type { Publication } from '../../../lib/release/publish/publication';
import { type KubernetesRecord, type RenderedTree, sha256, TreeBuilder } from '../../../lib/tree';

/** What every git of a test runs with: nothing of the machine's own configuration. */
export const VARIABLES = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  HOME: '/nonexistent',
};

export const BUDGET = {
  ...{ objects: 20, percent: 50 },
  guarded: { kinds: [{ group: '', kind: 'Namespace' }], types: ['aws_s3_bucket'] },
};

/** Texts by file; each is one ConfigMap in the records, or a Namespace when its file is called so. */
export function treeOf(environment: string, texts: Readonly<Record<string, string>>): RenderedTree {
  const builder = new TreeBuilder();
  for (const [file, text] of Object.entries(texts)) builder.addFile(`clusters/a/web/${file}`, text, 'test');
  builder.addFile('README.md', `# ${environment}\n`, 'test');
  return builder.finish({
    ...{ schema: 'platform/v1', environment, inputs: {}, layers: [], images: [] },
    components: [{ cluster: 'a', name: 'web', path: 'clusters/a/web', needs: [], provides: [] }],
    versions: { kubernetes: {}, addons: {}, charts: {} },
    resources: Object.entries(texts).map(([file, text]) => recordOf(file, text)),
  });
}

export function direct(environment: string, texts: Readonly<Record<string, string>>): Publication {
  const repository = 'https://git.acme.example/platform.git';
  return { tree: treeOf(environment, texts), branch: `environment/${environment}`, deliver: 'direct', repository };
}

export function proposed(environment: string, texts: Readonly<Record<string, string>>): Publication {
  return { ...direct(environment, texts), deliver: 'pull-request' };
}

function recordOf(file: string, text: string): KubernetesRecord {
  const kind = file.startsWith('namespace') ? 'Namespace' : 'ConfigMap';
  return {
    ...{ half: 'kubernetes', apiVersion: 'v1', kind, cluster: 'a', component: 'web', name: file, owner: 'platform' },
    ...{ id: `a/core/${kind}/-/${file}`, file: `clusters/a/web/${file}`, constructPath: file, hash: sha256(text) },
  };
}

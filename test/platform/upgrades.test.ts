import known from '../../environments/supported-versions.json';
import { checkTree } from '../../lib/checks';
import type { Environment, Versions } from '../../lib/environment';
import { renderEnvironment } from '../../lib/testing/render-environment';
import { testEnvironment } from '../../lib/testing/environments';
import { platform } from '../../platform/platform';
import { renderAll } from './render-all';

type Files = ReadonlyMap<string, string>;

const ADDONS: Versions['addons'] = {
  '1.35': { 'aws-efs-csi-driver': 'v3.4.1-eksbuild.1', 'aws-guardduty-agent': 'v1.16.0-eksbuild.2' },
  '1.36': { 'aws-efs-csi-driver': 'v3.4.1-eksbuild.1', 'aws-guardduty-agent': 'v1.16.0-eksbuild.2' },
};

const NEWER_BUILD: Versions['addons'] = {
  ...ADDONS,
  '1.35': { ...ADDONS['1.35'], 'aws-efs-csi-driver': 'v3.4.2-eksbuild.1' },
};

const before = filesOf(environment());

test('another Kubernetes version of one cluster changes these lines, and none of the other cluster', () => {
  expect(changedLines(before, filesOf(environment({ kubernetesVersion: '1.36' })))).toMatchInlineSnapshot(`
    [
      "platform.json",
      "  another hash of terraform/cluster-test-a/cdk.tf.json",
      "  another hash of cluster-test-a/aws_eks_cluster.main",
      "- "test-a": "1.35",",
      "+ "test-a": "1.36",",
      "terraform/cluster-test-a/cdk.tf.json",
      "- "version": "1.35",",
      "+ "version": "1.36",",
    ]
  `);
});

test('another build of an add-on changes these lines of every cluster that has it', () => {
  expect(changedLines(before, filesOf(environment({ addons: NEWER_BUILD })))).toMatchInlineSnapshot(`
    [
      "platform.json",
      "  another hash of terraform/cluster-test-a/cdk.tf.json",
      "  another hash of terraform/cluster-test-b/cdk.tf.json",
      "  another hash of cluster-test-a/aws_eks_addon.aws_efs_csi_driver",
      "  another hash of cluster-test-b/aws_eks_addon.aws_efs_csi_driver",
      "- "aws-efs-csi-driver": "v3.4.1-eksbuild.1",",
      "+ "aws-efs-csi-driver": "v3.4.2-eksbuild.1",",
      "- "aws-efs-csi-driver": "v3.4.1-eksbuild.1",",
      "+ "aws-efs-csi-driver": "v3.4.2-eksbuild.1",",
      "terraform/cluster-test-a/cdk.tf.json",
      "- "addon_version": "v3.4.1-eksbuild.1",",
      "+ "addon_version": "v3.4.2-eksbuild.1",",
      "terraform/cluster-test-b/cdk.tf.json",
      "- "addon_version": "v3.4.1-eksbuild.1",",
      "+ "addon_version": "v3.4.2-eksbuild.1",",
    ]
  `);
});

test('another Kubernetes version brings the builds that are pinned for it', () => {
  const old = filesOf(environment({ addons: NEWER_BUILD }));
  const upgraded = filesOf(environment({ addons: NEWER_BUILD, kubernetesVersion: '1.36' }));
  expect(changedLines(old, upgraded)).toMatchInlineSnapshot(`
    [
      "platform.json",
      "  another hash of terraform/cluster-test-a/cdk.tf.json",
      "  another hash of cluster-test-a/aws_eks_addon.aws_efs_csi_driver",
      "  another hash of cluster-test-a/aws_eks_cluster.main",
      "- "aws-efs-csi-driver": "v3.4.2-eksbuild.1",",
      "+ "aws-efs-csi-driver": "v3.4.1-eksbuild.1",",
      "- "test-a": "1.35",",
      "+ "test-a": "1.36",",
      "terraform/cluster-test-a/cdk.tf.json",
      "- "addon_version": "v3.4.2-eksbuild.1",",
      "+ "addon_version": "v3.4.1-eksbuild.1",",
      "- "version": "1.35",",
      "+ "version": "1.36",",
    ]
  `);
});

test('pins for a Kubernetes version that no cluster runs change nothing', () => {
  const { '1.35': running = {} } = ADDONS;
  expect(changedLines(before, filesOf(environment({ addons: { '1.35': running } })))).toEqual([]);
});

test('no check finds anything in the environments, nor would it on the newest Kubernetes that EKS offers', () => {
  const newest = Object.keys(known).at(-1) ?? '';
  for (const tree of renderAll()) {
    const { versions } = tree.manifest;
    const clusters = Object.keys(versions.kubernetes).map((name) => [name, newest] as const);
    const manifest = { ...tree.manifest, versions: { ...versions, kubernetes: Object.fromEntries(clusters) } };
    expect([checkTree(tree), checkTree({ ...tree, manifest })]).toEqual([[], []]);
  }
});

/** Two clusters, of which the first may be of another version. */
function environment({ kubernetesVersion = '1.35', addons = ADDONS } = {}): Environment {
  const cluster = {
    name: 'test-a',
    region: 'eu-west-2',
    kubernetesVersion: '1.35',
    nodePools: [{ name: 'general', cpuLimit: 16, memoryLimitGiB: 64 }],
    addons: ['aws-efs-csi-driver', 'aws-guardduty-agent'],
  };
  return testEnvironment(
    {
      clusters: [
        { ...cluster, kubernetesVersion },
        { ...cluster, name: 'test-b' },
      ],
    },
    { addons },
  );
}

function filesOf(wanted: Environment): Files {
  return renderEnvironment(platform, wanted, {}).files;
}

/** Every line of every file that differs: the line that was, and the line that is. */
function changedLines(old: Files, now: Files): string[] {
  expect([...now.keys()]).toEqual([...old.keys()]);
  return [...old].flatMap(([file, text]) => {
    const was = text.split('\n');
    const is = now.get(file)?.split('\n') ?? [];
    expect(is).toHaveLength(was.length);
    const changes = was.flatMap((line, index) => (line === is[index] ? [] : change(was, is, index)));
    return changes.length === 0 ? [] : [file, ...changes];
  });
}

function change(was: readonly string[], is: readonly string[], index: number): string[] {
  const [key, keyNow] = [was, is].map((lines) => /^ *"(.*)": "[0-9a-f]{64}",?$/.exec(lines[index] ?? '')?.[1]);
  if (key === undefined || key !== keyNow) return [`- ${was[index]?.trim()}`, `+ ${is[index]?.trim()}`];
  return [`  another hash of ${key === 'hash' ? recordAt(was, index) : key}`];
}

/** The id of the record that a line of platform.json belongs to: it stands behind the hash. */
function recordAt(lines: readonly string[], index: number): string {
  return /"id": "(.*)"/.exec(lines.slice(index).find((line) => line.includes('"id"')) ?? '')?.[1] ?? 'no record';
}

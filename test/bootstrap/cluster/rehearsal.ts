import fs from 'node:fs';
import { bootstrapCluster, type ClusterReport, type ClusterTarget } from '../../../lib/bootstrap';
import { UserError } from '../../../lib/problems';
import { FakeCluster } from './fake-cluster';
import { filesOf, FLUX_TARGET } from './samples';

/** A first contact with a cluster that is none, as often as a test wants it. */
export class Rehearsal {
  public readonly cluster = new FakeCluster();
  /** What the user was told. */
  public told = '';
  /** In milliseconds; passes while it waits. */
  public time = 0;
  /** Ctrl-C; a new one for each run that is to go on. */
  public stop = new AbortController();

  public run(changes: Partial<ClusterTarget> = {}, confirm?: () => Promise<void>): Promise<ClusterReport> {
    return this.runWith({ ...FLUX_TARGET, ...changes }, confirm);
  }

  public runWith(target: ClusterTarget, confirm?: () => Promise<void>): Promise<ClusterReport> {
    return bootstrapCluster({
      target,
      files: filesOf(target),
      run: this.cluster.run,
      tell: (text) => (this.told += text),
      ...(confirm === undefined ? {} : { confirm }),
      clock: { now: () => this.time, sleep: (milliseconds) => Promise.resolve(void (this.time += milliseconds)) },
      signal: this.stop.signal,
    });
  }

  /** What the user reads when it fails. */
  public async failure(act: () => Promise<unknown> = () => this.run()): Promise<string> {
    try {
      await act();
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
    throw new Error('it did not fail');
  }

  /** The temporary folders that nobody has removed. */
  public get leftBehind(): string[] {
    return [...this.cluster.folders].filter((folder) => fs.existsSync(folder));
  }
}

export const KUBECTL = 'kubectl --kubeconfig $FOLDER/kubeconfig';
export const APPLY = `${KUBECTL} apply --server-side --force-conflicts`;

/** What a first run does, with the temporary folder as $FOLDER. */
const LOOK = [
  'kubectl version --client',
  'aws --version',
  'curl --version',
  'aws eks update-kubeconfig --name dev-a --region eu-west-2 --kubeconfig $FOLDER/kubeconfig',
  `${KUBECTL} config current-context`,
  `${KUBECTL} auth can-i bind clusterroles.rbac.authorization.k8s.io --request-timeout=20s`,
];

const DOWNLOAD =
  'curl --fail --silent --show-error --location --proto =https --output $FOLDER/agent/manifest.yaml https://github.com/fluxcd/flux2/releases/download/v2.9.5/install.yaml';

export const FIRST_TIME = [
  ...LOOK,
  DOWNLOAD,
  `${APPLY} --field-manager=kustomize-controller --kustomize $FOLDER/components/network-policy`,
  `${APPLY} --field-manager=kustomize-controller --kustomize $FOLDER/components/node-pools`,
  `${APPLY} --field-manager=platform-bootstrap --kustomize $FOLDER/agent`,
  `${KUBECTL} wait --for=condition=Established --timeout=60s customresourcedefinition/alerts.notification.toolkit.fluxcd.io customresourcedefinition/gitrepositories.source.toolkit.fluxcd.io customresourcedefinition/kustomizations.kustomize.toolkit.fluxcd.io customresourcedefinition/providers.notification.toolkit.fluxcd.io`,
  `${KUBECTL} wait --for=condition=Available deployment --all --namespace flux-system --timeout=20m`,
  String.raw`${KUBECTL} get secret platform-repository --namespace flux-system --ignore-not-found --output jsonpath={.kind} {.metadata.annotations.platform\.acme\.example/public-key}`,
  `${KUBECTL} create --filename -`,
  `${APPLY} --field-manager=kustomize-controller --kustomize $FOLDER/components/flux`,
  `${KUBECTL} get gitrepositories.source.toolkit.fluxcd.io,kustomizations.kustomize.toolkit.fluxcd.io --namespace flux-system --output json`,
];

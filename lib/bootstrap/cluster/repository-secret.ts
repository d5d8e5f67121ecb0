import { AGENTS } from './agents';
import type { DeployKey } from './deploy-key';
import { publicKeyAnnotation } from './steps';
import type { ClusterTarget } from './target';

/** The Secret as it is made, with the private key. For the input of kubectl only. */
export function newSecret(target: ClusterTarget, key: DeployKey): string {
  const annotations = { [publicKeyAnnotation(target.labelDomain)]: key.publicKey };
  return secret(target, annotations, AGENTS[target.agent].keyData(key));
}

/** What may have changed since the Secret was made: the host of the repository and its keys. The deploy key stays. */
export function secretSettings(target: ClusterTarget): string {
  return secret(target, {}, {});
}

function secret(
  target: ClusterTarget,
  annotations: Readonly<Record<string, string>>,
  keyData: Readonly<Record<string, string>>,
): string {
  const { labels, settings } = AGENTS[target.agent].secretContents(target);
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: target.secret,
      namespace: target.namespace,
      labels: { 'app.kubernetes.io/part-of': 'platform', ...labels },
      annotations,
    },
    data: Object.fromEntries(Object.entries({ ...settings, ...keyData }).map(([name, text]) => [name, base64(text)])),
  });
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

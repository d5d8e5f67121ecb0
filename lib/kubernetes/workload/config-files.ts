import { KubeConfigMap } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';

export interface ConfigFilesProps {
  /** Name of the ConfigMap, unique in its namespace. It does not follow the content: a changed line is one line in git. */
  readonly name: string;
  /** The namespace of the pods that mount it. */
  readonly namespace: string;
  /** File name to text. */
  readonly files: Readonly<Record<string, string>>;
}

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object */
const FILE_NAME = /^(?!\.\.)[-._a-zA-Z0-9]{1,253}$/;

/** In bytes; etcd takes no more for the whole object. @see https://kubernetes.io/docs/concepts/configuration/configmap/ */
const MOST_BYTES = 1024 * 1024;

/** Text files that pods mount, by a name that stays: `mounts.config` puts them into a folder. */
export class ConfigFiles extends Construct {
  /** Name of the ConfigMap. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: ConfigFilesProps) {
    super(scope, id);
    const { name, namespace, files } = props;
    this.name = name;
    this.node.addValidation({ validate: () => mistakes(props) });
    new KubeConfigMap(this, 'Resource', { metadata: { name, namespace }, data: { ...files } });
  }
}

function mistakes({ name, files }: ConfigFilesProps): string[] {
  const entries = Object.entries(files);
  const bytes = entries.reduce((sum, entry) => sum + Buffer.byteLength(entry.join('')), 0);
  return [
    ...(entries.length === 0 ? [`${name} has no file`] : []),
    ...entries
      .filter(([file]) => !FILE_NAME.test(file))
      .map(([file]) => `${name} has a file '${file}': a name is of letters, digits, '-', '_' and '.', in no folder`),
    ...(bytes > MOST_BYTES ? [`${name} holds ${bytes} bytes, of ${MOST_BYTES} at most: cut it in two`] : []),
  ];
}

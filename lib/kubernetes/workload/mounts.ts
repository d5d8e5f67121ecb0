import type { Volume, VolumeMount } from 'cdk8s-plus-27/lib/imports/k8s';
import type { ConfigFiles } from './config-files';

/** A folder in a container, and the volume that stands behind it. Containers of one pod that name one volume share it. */
export interface Mount {
  /** What stands behind the folder. @default - a volume claim of the workload */
  readonly volume?: Volume;
  /** Where it is in the container. */
  readonly volumeMount: VolumeMount;
}

/** How a Secret that somebody else makes is mounted. */
export interface SecretMountOptions {
  /** Whether the pod starts without it. The files are there as soon as it is. @default false */
  readonly isOptional?: boolean;
}

/** How a folder of the node is mounted. */
export interface HostMountOptions {
  /** Whether the container may write there; the folder is made if it is missing. @default false */
  readonly isWritable?: boolean;
}

/** What a container may have in its folders. */
export const mounts = {
  /** A folder of the pod's own that goes with the pod; every container that names it sees the same. */
  shared: (name: string, folder: string): Mount => ({
    volume: { name, emptyDir: {} },
    volumeMount: { name, mountPath: folder },
  }),

  /**
   * Text files from the branch. A change reaches the running pod within about a minute, so the program has to look again,
   * or a sidecar has to tell it.
   * @see https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
   */
  config: ({ name }: Pick<ConfigFiles, 'name'>, folder: string): Mount => ({
    volume: { name, configMap: { name } },
    volumeMount: { name, mountPath: folder, readOnly: true },
  }),

  /** The files of several ConfigMaps in one folder, as `config` gives those of one. */
  configs: (name: string, files: readonly Pick<ConfigFiles, 'name'>[], folder: string): Mount => ({
    volume: { name, projected: { sources: files.map((each) => ({ configMap: { name: each.name } })) } },
    volumeMount: { name, mountPath: folder, readOnly: true },
  }),

  /** The keys of a Secret as files, for the pod's group to read. */
  secret: (name: string, folder: string, { isOptional = false }: SecretMountOptions = {}): Mount => ({
    // 0440, which JSON cannot say in octal.
    volume: { name, secret: { secretName: name, defaultMode: 288, ...(isOptional && { optional: true }) } },
    volumeMount: { name, mountPath: folder, readOnly: true },
  }),

  /** A folder of the node: only workloads that run on every node may have one, and admission policies list them. */
  host: (hostFolder: string, folder: string, { isWritable = false }: HostMountOptions = {}): Mount => {
    const name = `host-${volumeOf(hostFolder) || 'root'}`;
    return {
      volume: { name, hostPath: { path: hostFolder, type: isWritable ? 'DirectoryOrCreate' : 'Directory' } },
      volumeMount: {
        name,
        mountPath: folder,
        // What the node mounts later, below this folder, is seen as well.
        ...(!isWritable && { readOnly: true, mountPropagation: 'HostToContainer' }),
      },
    };
  },
} as const;

/** The volume that stands behind a folder: `/var/cache` has `var-cache`. */
export function volumeOf(folder: string): string {
  return folder.replace(/^\/+/, '').replaceAll(/[^a-z0-9]+/g, '-');
}

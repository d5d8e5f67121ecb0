import { type Environment, pinnedImage } from '../../lib/environment';
import type { ContainerProps, Mount } from '../../lib/kubernetes';

const PORT = 8081;

export interface ConfigReloaderProps {
  /** What makes the program beside it read its files again: `http://localhost:9090/-/reload`. */
  readonly reloadUrl: string;
  /** The files that it watches, mounted as the program has them. */
  readonly folders: readonly Mount[];
}

/**
 * A container that makes the program beside it read its configuration again when a ConfigMap has changed.
 * @see https://github.com/prometheus-operator/prometheus-operator/tree/main/cmd/prometheus-config-reloader
 */
export function configReloader(environment: Environment, { reloadUrl, folders }: ConfigReloaderProps): ContainerProps {
  return {
    name: 'config-reloader',
    image: pinnedImage(environment, 'quay.io/prometheus-operator/prometheus-config-reloader'),
    args: [
      `--listen-address=:${PORT}`,
      `--reload-url=${reloadUrl}`,
      ...folders.map(({ volumeMount }) => `--watched-dir=${volumeMount.mountPath}`),
    ],
    ports: [{ name: 'reloader', port: PORT }],
    resources: { cpuRequestMillis: 10, memoryRequestMiB: 32 },
    probes: {
      liveness: { path: '/healthz', port: 'reloader' },
      readiness: { path: '/healthz', port: 'reloader' },
    },
    mounts: folders,
  };
}

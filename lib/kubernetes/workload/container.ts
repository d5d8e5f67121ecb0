import type { Container, ResourceRequirements } from 'cdk8s-plus-27/lib/imports/k8s';
import { Quantity } from 'cdk8s-plus-27/lib/imports/k8s';
import { type VariableValue, variablesOf } from './environment-variables';
import { type Mount, mounts, volumeOf } from './mounts';
import { probesOf, type WorkloadProbes } from './probes';

/** A port that a container listens on. */
export interface WorkloadPort {
  /** What services, probes and policies call it: `http`. */
  readonly name: string;
  readonly port: number;
  /** @default TCP */
  readonly protocol?: 'TCP' | 'UDP';
}

/** What a container asks for, and what it gets at most. */
export interface WorkloadResources {
  /** CPU that it is sure of, in thousandths of a vCPU. There is no limit: throttling hurts more than it protects. */
  readonly cpuRequestMillis: number;
  /** Memory that it is sure of, in MiB. */
  readonly memoryRequestMiB: number;
  /** Memory at which it is killed, in MiB. @default - what it asks for: nobody is killed for what was promised to two */
  readonly memoryLimitMiB?: number;
}

export interface ContainerProps {
  /** The container's name. */
  readonly name: string;
  /** By tag and digest. */
  readonly image: string;
  /** What runs, with its arguments. @default - what the image says */
  readonly command?: readonly string[];
  /** Arguments of what the image runs. @default - what the image says */
  readonly args?: readonly string[];
  /** Variables of its environment, by name. @default - what the image says */
  readonly env?: Readonly<Record<string, VariableValue>>;
  /** What it listens on. */
  readonly ports: readonly WorkloadPort[];
  /** What it asks for, and what it gets at most. */
  readonly resources: WorkloadResources;
  /** How the kubelet learns how it is. */
  readonly probes: WorkloadProbes;
  /** Folders of its own that it may write to; what is in them goes with the pod. @default - none: nothing can be written */
  readonly writableFolders?: readonly string[];
  /** Configuration, secrets and shared folders, made with `mounts`. @default - none */
  readonly mounts?: readonly Mount[];
}

/**
 * A container as Pod Security `restricted` wants it, and stricter: nothing can be written outside the folders that it names.
 * @param folders what it has mounted, as `foldersOf` says
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function containerOf(props: ContainerProps, folders: readonly Mount[]): Container {
  const { name, image, command, args, env, ports, resources, probes } = props;
  return {
    name,
    image,
    command: command && [...command],
    args: args && [...args],
    env: env && variablesOf(env),
    ports: ports.map(({ name: called, port, protocol }) => ({ name: called, containerPort: port, protocol })),
    resources: requirementsOf(resources),
    ...probesOf(probes),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
    },
    ...(folders.length > 0 && { volumeMounts: folders.map(({ volumeMount }) => volumeMount) }),
  };
}

/** All that a container has mounted. @param prefix keeps the writable folders of a sidecar apart from those of others */
export function foldersOf({ writableFolders = [], mounts: given = [] }: ContainerProps, prefix = ''): Mount[] {
  return [...writableFolders.map((folder) => mounts.shared(`${prefix}${volumeOf(folder)}`, folder)), ...given];
}

function requirementsOf(resources: WorkloadResources): ResourceRequirements {
  const { cpuRequestMillis, memoryRequestMiB, memoryLimitMiB = memoryRequestMiB } = resources;
  return {
    requests: {
      cpu: Quantity.fromString(`${cpuRequestMillis}m`),
      memory: Quantity.fromString(`${memoryRequestMiB}Mi`),
    },
    limits: { memory: Quantity.fromString(`${memoryLimitMiB}Mi`) },
  };
}

import type { Container, Probe, ResourceRequirements, VolumeMount } from 'cdk8s-plus-27/lib/imports/k8s';
import { IntOrString, Quantity } from 'cdk8s-plus-27/lib/imports/k8s';

/** A port that a container listens on. */
export interface WorkloadPort {
  /** What services, probes and policies call it: `http`. */
  readonly name: string;
  readonly port: number;
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

/** An HTTP endpoint that says how the container is. */
export interface HttpProbe {
  readonly path: string;
  /** The name of one of the container's ports. */
  readonly port: string;
}

/** How the kubelet learns whether to restart a container, and whether to send it traffic. */
export interface WorkloadProbes {
  /** Restarts the container after three failures, 10 seconds apart; it says nothing of what the container depends on. */
  readonly liveness: HttpProbe;
  /** Takes the pod out of its service until it succeeds again. */
  readonly readiness: HttpProbe;
  /** How long the container may take to start before liveness counts, in seconds. @default 60 */
  readonly startupSeconds?: number;
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
  /** What it listens on. */
  readonly ports: readonly WorkloadPort[];
  /** What it asks for, and what it gets at most. */
  readonly resources: WorkloadResources;
  /** How the kubelet learns how it is. */
  readonly probes: WorkloadProbes;
  /** Folders that it may write to; what is in them goes with the pod. @default - none: nothing can be written */
  readonly writableFolders?: readonly string[];
}

const PROBE_PERIOD_SECONDS = 10;

/**
 * A container as Pod Security `restricted` wants it, and stricter: nothing can be written outside the folders that it names.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function containerOf(props: ContainerProps): Container {
  const { name, image, command, args, ports, resources, probes, writableFolders = [] } = props;
  return {
    name,
    image,
    command: command && [...command],
    args: args && [...args],
    ports: ports.map((port) => ({ name: port.name, containerPort: port.port })),
    resources: requirementsOf(resources),
    livenessProbe: probeOf(probes.liveness),
    readinessProbe: probeOf(probes.readiness),
    startupProbe: startupProbeOf(probes),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
    },
    ...(writableFolders.length > 0 && { volumeMounts: writableFolders.map(mountOf) }),
  };
}

function mountOf(mountPath: string): VolumeMount {
  return { name: volumeOf(mountPath), mountPath };
}

/** The volume that stands behind a folder: `/var/cache` has `var-cache`. */
export function volumeOf(folder: string): string {
  return folder.replace(/^\/+/, '').replaceAll(/[^a-z0-9]+/g, '-');
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

function probeOf({ path, port }: HttpProbe): Probe {
  return {
    httpGet: { path, port: IntOrString.fromString(port) },
    periodSeconds: PROBE_PERIOD_SECONDS,
    timeoutSeconds: 3,
    failureThreshold: 3,
  };
}

function startupProbeOf({ liveness, startupSeconds = 60 }: WorkloadProbes): Probe {
  const periodSeconds = 2;
  return { ...probeOf(liveness), periodSeconds, failureThreshold: Math.ceil(startupSeconds / periodSeconds) };
}

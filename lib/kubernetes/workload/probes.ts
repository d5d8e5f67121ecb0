import { IntOrString, type Probe } from 'cdk8s-plus-27/lib/imports/k8s';

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

const PERIOD_SECONDS = 10;

/** While a container starts it is asked more often, so that it serves as soon as it can. */
const STARTUP_PERIOD_SECONDS = 2;

/** The three probes of a container, as its fields. */
export function probesOf({ liveness, readiness, startupSeconds = 60 }: WorkloadProbes) {
  return {
    livenessProbe: probeOf(liveness),
    readinessProbe: probeOf(readiness),
    startupProbe: {
      ...probeOf(liveness),
      periodSeconds: STARTUP_PERIOD_SECONDS,
      failureThreshold: Math.ceil(startupSeconds / STARTUP_PERIOD_SECONDS),
    },
  };
}

function probeOf({ path, port }: HttpProbe): Probe {
  return {
    httpGet: { path, port: IntOrString.fromString(port) },
    periodSeconds: PERIOD_SECONDS,
    timeoutSeconds: 3,
    failureThreshold: 3,
  };
}

import { ApiObject } from 'cdk8s';
import { IntOrString, KubePodDisruptionBudget, KubeService, KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import { AllowTraffic, type AllowTrafficProps } from '../allow-traffic';
import { Component } from '../component';
import { guard } from '../guard';
import { ApiAccess, type ApiAccessRules } from './api-access';
import type { WorkloadPort, WorkloadResources } from './container';
import { spread } from './pod';
import { servicePort } from './workload';

/** The user of the images of Prometheus and Alertmanager: nobody. */
const NOBODY = 65534;

export interface OperatedWorkloadProps {
  /** What the operator runs. */
  readonly kind: 'Alertmanager' | 'Prometheus';
  /** Its name, and that of its Service and service account. */
  readonly name: string;
  /** The namespace that it runs in. */
  readonly namespace: string;
  /** Its image, by tag and digest; the operator is told the tag as the version. */
  readonly image: string;
  /** The port that it answers on. The operator chooses the number. */
  readonly port: WorkloadPort;
  /** How many pods there are. */
  readonly replicas: number;
  /** What each of them asks for. */
  readonly resources: WorkloadResources;
  /** The disk of each pod. */
  readonly disk: { readonly sizeGiB: number; readonly storageClass: string };
  /** How it fares when nodes are full. */
  readonly priorityClass: string;
  /** Who may connect to it, and whom it may connect to, beyond what its namespace allows. */
  readonly traffic: Pick<AllowTrafficProps, 'from' | 'to'>;
  /** What it may ask the API server for. @default - nothing: it has no token */
  readonly apiAccess?: ApiAccessRules;
  /** What is set of its kind beyond the above. */
  readonly spec: Readonly<Record<string, unknown>>;
}

/**
 * A Prometheus or an Alertmanager that prometheus-operator runs, with the Service, service account, disruption budget and
 * network policy that it has without the operator too.
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export class OperatedWorkload extends Construct {
  private readonly props: OperatedWorkloadProps;

  constructor(scope: Construct, id: string, props: OperatedWorkloadProps) {
    super(scope, id);
    this.props = props;
    const { kind, name, namespace, port, traffic, apiAccess } = props;
    const metadata = { name, namespace };
    new KubeServiceAccount(this, 'ServiceAccount', { metadata, automountServiceAccountToken: false });
    new KubeService(this, 'Service', {
      metadata,
      spec: { type: 'ClusterIP', selector: this.selector, ports: [servicePort(port)] },
    });
    new AllowTraffic(this, 'Traffic', { namespace, name: `allow-${name}`, pods: this.selector, ...traffic });
    if (apiAccess !== undefined) new ApiAccess(this, 'ApiAccess', { name, namespace, ...apiAccess });
    this.addBudget();
    const resource = { apiVersion: 'monitoring.coreos.com/v1', kind, metadata, spec: this.spec() };
    guard(new ApiObject(this, 'Resource', resource));
  }

  /** What the operator puts on the pods. */
  private get selector(): Record<string, string> {
    const { kind, name } = this.props;
    return { 'app.kubernetes.io/name': kind.toLowerCase(), 'app.kubernetes.io/instance': name };
  }

  private spec(): object {
    const { name, image, port, replicas, resources, disk, priorityClass, spec } = this.props;
    return {
      image,
      version: versionOf(image),
      replicas,
      serviceAccountName: name,
      priorityClassName: priorityClass,
      portName: port.name,
      podMetadata: { labels: this.podLabels },
      securityContext: {
        runAsNonRoot: true,
        runAsUser: NOBODY,
        runAsGroup: NOBODY,
        fsGroup: NOBODY,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      resources: requirementsOf(resources),
      storage: { volumeClaimTemplate: { spec: claimSpec(disk) } },
      topologySpreadConstraints: spread(this.selector, 'controller-revision-hash'),
      ...spec,
    };
  }

  /** Those of the component but what the operator has a word of its own for. */
  private get podLabels(): Record<string, string> {
    const owned = ['app.kubernetes.io/name', 'app.kubernetes.io/managed-by'];
    return Object.fromEntries(Object.entries(Component.of(this).labels).filter(([key]) => !owned.includes(key)));
  }

  /** Lets one pod go at a time; one that is unwell never holds back its node. */
  private addBudget(): void {
    const { name, namespace } = this.props;
    new KubePodDisruptionBudget(this, 'Budget', {
      metadata: { name, namespace },
      spec: {
        maxUnavailable: IntOrString.fromNumber(1),
        selector: { matchLabels: this.selector },
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  }
}

function requirementsOf({ cpuRequestMillis, memoryRequestMiB, memoryLimitMiB = memoryRequestMiB }: WorkloadResources) {
  return {
    requests: { cpu: `${cpuRequestMillis}m`, memory: `${memoryRequestMiB}Mi` },
    limits: { memory: `${memoryLimitMiB}Mi` },
  };
}

function claimSpec({ sizeGiB, storageClass }: OperatedWorkloadProps['disk']): object {
  return {
    accessModes: ['ReadWriteOnce'],
    storageClassName: storageClass,
    resources: { requests: { storage: `${sizeGiB}Gi` } },
  };
}

/** `v3.15.0` of `quay.io/prometheus/prometheus:v3.15.0@sha256:…`. */
function versionOf(image: string): string {
  return /:([^:@/]+)@/.exec(image)?.[1] ?? image;
}

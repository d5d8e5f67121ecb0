/** Custom objects that an API server takes, with most of the fields that we render. */

const clusterTags = { tags: { 'kubernetes.io/cluster/dev-a': 'owned' } };

export const nodeClass = {
  apiVersion: 'eks.amazonaws.com/v1',
  kind: 'NodeClass',
  metadata: { name: 'general' },
  spec: {
    role: 'dev-a-node',
    subnetSelectorTerms: [clusterTags, { id: 'subnet-0a1b2c' }],
    securityGroupSelectorTerms: [{ name: 'dev-a' }],
    podSubnetSelectorTerms: [clusterTags],
    podSecurityGroupSelectorTerms: [clusterTags],
    capacityReservationSelectorTerms: [{ ...clusterTags, owner: '111111111111' }],
    placementGroupSelector: { name: 'close' },
    snatPolicy: 'Random',
    networkPolicy: 'DefaultDeny',
    networkPolicyEventLogs: 'Enabled',
    ephemeralStorage: { size: '80Gi', iops: 3000, throughput: 125, kmsKeyID: 'alias/nodes' },
    advancedNetworking: {
      associatePublicIPAddress: false,
      ipv4PrefixSize: 'Auto',
      networkInterfaces: [
        { networkCardIndex: 0, deviceIndex: 0, interfaceType: 'interface', secondaryIPv4PrefixCount: 1 },
        { networkCardIndex: 1, deviceIndex: 0, interfaceType: 'efa-only' },
      ],
    },
    advancedSecurity: { kernelLockdown: 'integrity' },
    certificateBundles: [{ name: 'ours', data: 'eA==' }],
    tags: { Environment: 'dev' },
  },
};

export const nodePool = {
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'general' },
  spec: {
    weight: 10,
    limits: { cpu: 64, memory: '256Gi' },
    disruption: {
      consolidationPolicy: 'Balanced',
      consolidateAfter: '60s',
      budgets: [{ nodes: '10%', reasons: ['Drifted'] }],
    },
    template: {
      metadata: { labels: { pool: 'general' } },
      spec: {
        nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'general' },
        requirements: [
          { key: 'eks.amazonaws.com/instance-category', operator: 'In', values: ['c', 'm'], minValues: 2 },
          { key: 'eks.amazonaws.com/instance-generation', operator: 'Gt', values: ['4'] },
          { key: 'karpenter.sh/capacity-type', operator: 'Exists' },
        ],
        taints: [{ key: 'platform', effect: 'NoSchedule' }],
        expireAfter: '336h',
        terminationGracePeriod: '24h',
      },
    },
  },
};

export const ingressClassParams = {
  apiVersion: 'eks.amazonaws.com/v1',
  kind: 'IngressClassParams',
  metadata: { name: 'internal' },
  spec: {
    scheme: 'internal',
    ipAddressType: 'ipv4',
    group: { name: 'internal' },
    subnets: { matchTags: [{ key: 'kubernetes.io/role/internal-elb', values: ['1'] }] },
    certificateARNs: ['arn:aws:acm:eu-west-2:111111111111:certificate/00000000-0000-0000-0000-000000000000'],
    sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    inboundCIDRs: ['10.0.0.0/8', '::/0'],
    targetType: 'ip',
    tags: [{ key: 'Environment', value: 'dev' }],
    loadBalancerAttributes: [{ key: 'deletion_protection.enabled', value: 'true' }],
    listeners: [{ protocol: 'HTTPS', port: 443, attributes: [] }],
    namespaceSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'platform' } },
  },
};

export const volumeSnapshotClass = {
  apiVersion: 'snapshot.storage.k8s.io/v1',
  kind: 'VolumeSnapshotClass',
  metadata: { name: 'ebs', annotations: { 'snapshot.storage.kubernetes.io/is-default-class': 'true' } },
  driver: 'ebs.csi.eks.amazonaws.com',
  deletionPolicy: 'Retain',
  parameters: { tagSpecification_1: 'Environment=dev' },
};

export const gitRepository = {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'GitRepository',
  metadata: { name: 'platform', namespace: 'flux-system' },
  spec: {
    url: 'ssh://git@github.com/acme/platform.git',
    ref: { branch: 'environment/dev' },
    secretRef: { name: 'platform-repository' },
    interval: '1m',
    timeout: '60s',
    provider: 'generic',
    ignore: '/*\n!/clusters/dev-a',
  },
};

export const kustomization = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'storage', namespace: 'flux-system' },
  spec: {
    path: './clusters/dev-a/storage',
    sourceRef: { kind: 'GitRepository', name: 'platform' },
    dependsOn: [{ name: 'namespaces', readyExpr: 'true' }],
    serviceAccountName: 'platform-reconciler',
    interval: '1h',
    retryInterval: '1m',
    timeout: '5m',
    prune: true,
    wait: true,
    force: false,
    deletionPolicy: 'Orphan',
    healthChecks: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'web' }],
    healthCheckExprs: [{ apiVersion: 'karpenter.sh/v1', kind: 'NodePool', current: 'true', failed: 'false' }],
  },
};

export const provider = {
  apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
  kind: 'Provider',
  metadata: { name: 'commit-status', namespace: 'flux-system' },
  spec: {
    type: 'github',
    address: 'https://github.com/acme/platform',
    secretRef: { name: 'commit-status' },
    commitStatusExpr: '"dev-a/" + event.involvedObject.name',
  },
};

export const alert = {
  apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
  kind: 'Alert',
  metadata: { name: 'failures', namespace: 'flux-system' },
  spec: {
    providerRef: { name: 'commit-status' },
    eventSeverity: 'error',
    eventSources: [{ kind: 'Kustomization', name: '*' }],
    eventMetadata: { cluster: 'dev-a' },
    exclusionList: ['waiting.*socket'],
  },
};

export const project = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'platform', namespace: 'argocd', finalizers: ['resources-finalizer.argocd.argoproj.io'] },
  spec: {
    description: 'What every cluster runs.',
    sourceRepos: ['ssh://git@github.com/acme/platform.git'],
    destinations: [{ server: 'https://kubernetes.default.svc', namespace: '*' }],
    clusterResourceWhitelist: [{ group: 'karpenter.sh', kind: 'NodePool', name: 'general' }],
    namespaceResourceBlacklist: [{ group: '', kind: 'Secret' }],
    roles: [{ name: 'reader', description: 'Reads.', groups: ['team:platform'], policies: [] }],
    orphanedResources: { warn: true },
  },
};

export const application = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: {
    name: 'storage',
    namespace: 'argocd',
    annotations: { 'argocd.argoproj.io/sync-wave': '1' },
    finalizers: ['resources-finalizer.argocd.argoproj.io'],
  },
  spec: {
    project: 'platform',
    source: {
      repoURL: 'ssh://git@github.com/acme/platform.git',
      targetRevision: 'environment/prod',
      path: 'clusters/prod-a/storage',
    },
    destination: { server: 'https://kubernetes.default.svc', namespace: 'argocd' },
    syncPolicy: {
      automated: { prune: true, selfHeal: true, enabled: true },
      syncOptions: ['ServerSideApply=true', 'CreateNamespace=false'],
      retry: { limit: 5, refresh: true, backoff: { duration: '5s', factor: 2, maxDuration: '3m' } },
      managedNamespaceMetadata: { labels: {} },
    },
    ignoreDifferences: [
      {
        group: 'apps',
        kind: 'Deployment',
        jsonPointers: ['/spec/replicas'],
        jqPathExpressions: [],
        managedFieldsManagers: [],
      },
    ],
    revisionHistoryLimit: 3,
  },
};

/** Objects of Kubernetes that an API server takes, with most of the fields that we render. */

const labels = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' };

export const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web', labels, annotations: {} } };

export const configMap = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'web', namespace: 'web' },
  data: { 'any key/of data': 'x' },
};

export const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'web' },
  spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
};

export const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'web', labels, annotations: { 'acme.example/owner': 'platform' } },
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        serviceAccountName: 'web',
        restartPolicy: 'Always',
        nodeSelector: { 'kubernetes.io/arch': 'amd64' },
        containers: [
          {
            name: 'web',
            image: 'registry.example/web@sha256:0000',
            ports: [{ name: 'http', containerPort: 8080 }],
            livenessProbe: { httpGet: { path: '/', port: 'http' } },
            readinessProbe: { tcpSocket: { port: 8080 } },
            resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
            securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
            volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
          },
        ],
        volumes: [{ name: 'tmp', emptyDir: {} }],
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'DoNotSchedule',
            labelSelector: { matchLabels: labels },
          },
        ],
      },
    },
  },
};

export const disruptionBudget = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web', namespace: 'web' },
  spec: { maxUnavailable: '50%', selector: { matchLabels: labels }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
};

export const autoscaler = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', namespace: 'web' },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    minReplicas: 2,
    maxReplicas: 10,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
  },
};

export const networkPolicy = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'web', namespace: 'web' },
  spec: {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '172.20.0.1/32' } }], ports: [{ protocol: 'TCP', port: 443 }] }],
  },
};

export const ingress = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web', namespace: 'web' },
  spec: {
    ingressClassName: 'internal',
    rules: [
      {
        host: 'web.dev.acme.example',
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }],
        },
      },
    ],
  },
};

export const ingressClass = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IngressClass',
  metadata: { name: 'internal' },
  spec: {
    controller: 'eks.amazonaws.com/alb',
    parameters: { apiGroup: 'eks.amazonaws.com', kind: 'IngressClassParams', name: 'internal' },
  },
};

export const priorityClass = {
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name: 'platform' },
  value: 1_000_000,
  preemptionPolicy: 'PreemptLowerPriority',
  description: 'What all others need.',
};

const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }];

export const role = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'reader', namespace: 'web' },
  rules,
};

export const clusterRole = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'platform:reader' },
  rules: [...rules, { nonResourceURLs: ['/metrics'], verbs: ['get'] }],
};

export const clusterRoleBinding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'platform:reader' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'platform:reader' },
  subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'team:platform' }],
};

export const policy = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name: 'no-host-path.acme.example' },
  spec: {
    failurePolicy: 'Fail',
    matchConstraints: {
      matchPolicy: 'Equivalent',
      resourceRules: [
        {
          apiGroups: [''],
          apiVersions: ['v1'],
          operations: ['CREATE', 'UPDATE'],
          resources: ['pods', 'pods/ephemeralcontainers'],
          scope: 'Namespaced',
        },
      ],
    },
    matchConditions: [{ name: 'not-ours', expression: 'request.namespace != "kube-system"' }],
    variables: [{ name: 'volumes', expression: 'object.spec.?volumes.orValue([])' }],
    validations: [
      {
        expression: 'variables.volumes.all(volume, !has(volume.hostPath))',
        messageExpression: '"no hostPath"',
        reason: 'Forbidden',
      },
    ],
    auditAnnotations: [{ key: 'volumes', valueExpression: 'string(size(variables.volumes))' }],
  },
};

export const policyBinding = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicyBinding',
  metadata: { name: 'no-host-path.acme.example' },
  spec: {
    policyName: 'no-host-path.acme.example',
    validationActions: ['Warn', 'Audit'],
    matchResources: {
      namespaceSelector: { matchExpressions: [{ key: 'acme.example/exempt', operator: 'DoesNotExist' }] },
    },
    paramRef: { name: 'registries', namespace: 'web', parameterNotFoundAction: 'Deny' },
  },
};

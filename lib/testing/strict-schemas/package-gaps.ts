import { z } from 'zod';

/** A field that the API server takes and the schema package does not, or not yet. */
export interface PackageGap {
  /** The kind, with its apiVersion: `apps/v1/Deployment`. */
  readonly kind: string;
  /** The field; `[]` stands for every item of a list. */
  readonly field: string;
  /** What the API server takes there: judged instead. */
  readonly accepts: z.ZodType;
  /** A value that it takes and the package refuses. A test fails once the package takes it. */
  readonly example: unknown;
  /** Why the package refuses it. */
  readonly reason: string;
}

const DESCRIPTION_LOST = 'The package takes a field of the name `description` for the description of its schema.';
const NEWER = 'Newer than the schema of the package.';

const APP_PROJECT = 'argoproj.io/v1alpha1/AppProject';
const APPLICATION = 'argoproj.io/v1alpha1/Application';
const KUSTOMIZATION = 'kustomize.toolkit.fluxcd.io/v1/Kustomization';

/** @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1alpha1.Route */
const alertRoute: z.ZodType = z.lazy(() =>
  z.strictObject({
    receiver: z.string(),
    matchers: z
      .array(z.strictObject({ name: z.string(), matchType: z.enum(['=', '=~', '!=', '!~']), value: z.string() }))
      .optional(),
    groupBy: z.array(z.string()).optional(),
    groupWait: z.string().optional(),
    groupInterval: z.string().optional(),
    repeatInterval: z.string().optional(),
    activeTimeIntervals: z.array(z.string()).optional(),
    continue: z.boolean().optional(),
    routes: z.array(alertRoute).optional(),
  }),
);

/**
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/priority-class-v1/
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/project-specification/
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/
 * @see https://fluxcd.io/flux/components/kustomize/api/v1/
 * @see https://fluxcd.io/flux/components/source/api/v1/
 * @see https://fluxcd.io/flux/components/notification/api/v1beta3/
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export const PACKAGE_GAPS: readonly PackageGap[] = [
  {
    kind: 'scheduling.k8s.io/v1/PriorityClass',
    field: 'description',
    accepts: z.string(),
    example: 'Pods that nodes need.',
    reason: DESCRIPTION_LOST,
  },
  {
    kind: APP_PROJECT,
    field: 'spec.description',
    accepts: z.string().max(255),
    example: 'What every cluster runs.',
    reason: DESCRIPTION_LOST,
  },
  {
    kind: APP_PROJECT,
    field: 'spec.roles[].description',
    accepts: z.string(),
    example: 'Reads everything.',
    reason: DESCRIPTION_LOST,
  },
  {
    kind: APP_PROJECT,
    field: 'spec.clusterResourceWhitelist[].name',
    accepts: z.string(),
    example: 'team-*',
    reason: NEWER,
  },
  {
    kind: APPLICATION,
    field: 'spec.syncPolicy.automated.enabled',
    accepts: z.boolean(),
    example: true,
    reason: NEWER,
  },
  { kind: APPLICATION, field: 'spec.syncPolicy.retry.refresh', accepts: z.boolean(), example: true, reason: NEWER },
  {
    kind: KUSTOMIZATION,
    field: 'spec.deletionPolicy',
    accepts: z.enum(['MirrorPrune', 'Delete', 'WaitForTermination', 'Orphan']),
    example: 'Orphan',
    reason: NEWER,
  },
  {
    kind: KUSTOMIZATION,
    field: 'spec.healthCheckExprs',
    accepts: z.array(
      z.strictObject({
        apiVersion: z.string(),
        kind: z.string(),
        current: z.string(),
        inProgress: z.string().optional(),
        failed: z.string().optional(),
      }),
    ),
    example: [{ apiVersion: 'karpenter.sh/v1', kind: 'NodePool', current: 'true' }],
    reason: NEWER,
  },
  {
    kind: KUSTOMIZATION,
    field: 'spec.dependsOn[].readyExpr',
    accepts: z.string(),
    example: 'true',
    reason: NEWER,
  },
  {
    kind: 'source.toolkit.fluxcd.io/v1/GitRepository',
    field: 'spec.provider',
    accepts: z.enum(['generic', 'aws', 'azure', 'github']),
    example: 'github',
    reason: NEWER,
  },
  {
    kind: 'notification.toolkit.fluxcd.io/v1beta3/Provider',
    field: 'spec.commitStatusExpr',
    accepts: z.string(),
    example: 'event.reason',
    reason: NEWER,
  },
  {
    kind: 'monitoring.coreos.com/v1alpha1/AlertmanagerConfig',
    field: 'spec.route.routes',
    accepts: z.array(alertRoute),
    example: [{ receiver: 'Nobody', routes: [{ receiver: 'Nobody' }] }],
    reason: 'The package, as the CRD, says nothing of routes below the first.',
  },
  {
    kind: 'monitoring.coreos.com/v1alpha1/AlertmanagerConfig',
    field: 'spec.receivers[].pagerdutyConfigs[].description',
    accepts: z.string(),
    example: '{{ template "platform.title" . }}',
    reason: DESCRIPTION_LOST,
  },
  {
    kind: 'monitoring.coreos.com/v1/Prometheus',
    field: 'spec.serviceDiscoveryRole',
    accepts: z.enum(['Endpoints', 'EndpointSlice']),
    example: 'EndpointSlice',
    reason: NEWER,
  },
];

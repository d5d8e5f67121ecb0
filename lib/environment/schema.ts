import { z } from 'zod';
import type { Partition } from './regions';
import { type Stage, STAGE_DEFAULTS, STAGES, type Weekday, WEEKDAYS } from './stage';
import { telemetrySchema } from './telemetry-schema';
import type { Versions } from './versions';

/**
 * The shape of an environment: keys and types only. What the values must mean (a private CIDR, a known region, names
 * that AWS takes, an amount above zero) is judged by the rules, so that one wrong value does not hide the next.
 */
export function environmentSchema(stage: Stage) {
  const defaults = STAGE_DEFAULTS[stage];
  return z.strictObject({
    /** Who runs the platform. */
    organisation: z.strictObject({
      /** Short name, used in bucket names: `acme`. */
      name: z.string(),
      /** Domain that the organisation owns, used in label keys: `acme.example`. */
      domain: z.string(),
    }),
    /** The file's name without `.ts`; part of branch, bucket and role names. */
    name: z.string(),
    stage: z.enum(STAGES),
    /** The AWS account, twelve digits; one account an environment. */
    account: z.string(),
    /** AWS regions in use; the first one is home to the Terraform state. */
    regions: z.array(z.string()),
    /** The environment's own DNS zone: `dev.acme.example`. */
    dnsZone: z.string(),
    /** What delegates the zone, where this program may write it. @default - none: its owner enters our name servers */
    dnsParent: dnsParent.optional(),
    /** Names of TLS certificates, in the zone. @default - every name directly below the zone: `*.dev.acme.example` */
    certificates: z.array(z.string()).optional(),
    /** One network a region. */
    networks: z.array(networkSchema(defaults.nat)),
    clusters: z.array(clusterSchema(defaults.quietDays)),
    gitops: z.strictObject({
      agent: z.enum(['flux', 'argocd']),
      /** Clone URL of this repository, as the agent sees it. */
      repository: z.string(),
      /**
       * The repository as the tokens of its workflows name it: `acme@123/platform@456` where it was made, renamed or moved
       * after 15 July 2026. `gh api repos/acme/platform --jq '[.owner.id, .id]'` prints both ids.
       * @default - owner and name of the clone URL
       * @see https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
       */
      oidcRepository: z.string().optional(),
      /**
       * Public keys of the repository's host, as lines of known_hosts: `git.acme.example ssh-ed25519 AAAA…`.
       * @default - the key that GitHub publishes; required for any other host
       */
      knownHosts: z.array(z.string()).optional(),
      /** The branch that receives the render. @default environment/<name> */
      branch: z.string().optional(),
      /** Commit to the branch, or open a pull request to it. @default direct; production: pull-request */
      deliver: z.enum(['direct', 'pull-request']).default(defaults.deliver),
    }),
    telemetry: telemetrySchema(stage),
    /** How long AWS keeps what cannot be made again. */
    retention: z
      .strictObject({
        /** VPC flow logs. @default development 14, staging 30, production 400 */
        flowLogsDays: z.number().default(defaults.flowLogsDays),
        /** DNS questions of the VPC. @default development 14, staging 30, production 400 */
        dnsLogsDays: z.number().default(defaults.dnsLogsDays),
        /** EKS control-plane logs, audit among them. @default development 30, staging 90, production 400 */
        controlPlaneLogsDays: z.number().default(defaults.controlPlaneLogsDays),
        /** CloudTrail: who did what in the account. @default development 90, staging 90, production 400 */
        auditTrailDays: z.number().default(defaults.auditTrailDays),
        /**
         * Backups of every day, and of clusters every three hours; at least 7.
         * @default development 7, staging 14, production 35
         */
        backupsDays: z.number().default(defaults.backupsDays),
        /** Backups of the first of a month. @default development 90, staging 180, production 365 */
        monthlyBackupsDays: z.number().default(defaults.monthlyBackupsDays),
      })
      .prefault({}),
    /** Where backups are copied. @default - the first other region of the environment; none where there is no other */
    backupCopyRegion: z.string().optional(),
    /** What the account may cost before somebody is told. */
    budget: z.strictObject({ monthlyUsd: z.number() }),
    /** The teams that answer for it; the first one owns what nobody else owns. */
    owners: z.array(z.strictObject({ team: z.string(), email: z.string() })),
    /** Tags for the bill, on every AWS resource. */
    costTags: z.strictObject({ costCentre: z.string(), businessUnit: z.string() }),
  });
}

function networkSchema(nat: 'none' | 'single' | 'per-zone') {
  return z.strictObject({
    region: z.string(),
    /** For nodes, load balancers, endpoints and control planes: /16 to /20. */
    cidr: z.string(),
    /** For pods, a secondary range that is not routed outside the VPC: /16 to /18. */
    podCidr: z.string(),
    /** Two or three zones of the region: `eu-west-2a`. */
    availabilityZones: z.array(z.string()),
    /** NAT gateways: none, one for all zones, or one in each. @default single; production: per-zone */
    nat: z.enum(['none', 'single', 'per-zone']).default(nat),
    /** The way to private ranges elsewhere, for nodes and pods. @default - none: the network stands alone */
    transitGateway: transitGateway.optional(),
  });
}

const transitGateway = z.strictObject({
  /** Of another account, which shares it and accepts the attachment: `tgw-0123456789abcdef0`. */
  id: z.string(),
  /** The ranges that it leads to: `10.200.0.0/16`. */
  destinations: z.array(z.string()),
});

const dnsParent = z.strictObject({
  /** The zone above ours: `Z0123456789ABCDEFGHIJ`. */
  zoneId: z.string(),
  /** A role in the account of that zone that may write our delegation, and nothing else. */
  roleArn: z.string(),
});

const taint = z.strictObject({
  key: z.string(),
  value: z.string().optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
});

const nodePool = z.strictObject({
  name: z.string(),
  /** `any` where every image that runs there exists for both. @default amd64 */
  architecture: z.enum(['amd64', 'arm64', 'any']).default('amd64'),
  /** @default on-demand */
  capacity: z.enum(['on-demand', 'spot']).default('on-demand'),
  /** EC2 instance categories; burstable ones are all of generations too old for a pool. @default c, m, r */
  instanceCategories: z.array(z.enum(['c', 'm', 'r'])).default(['c', 'm', 'r']),
  /** The largest node, in vCPUs: what runs on it goes with it. @default 32 */
  maxNodeCpu: z.number().default(32),
  /** The disk of each node, in GiB: images, logs of pods and their temporary files. @default 80 */
  diskGiB: z.number().default(80),
  /** The most that the pool may grow to, in vCPUs. */
  cpuLimit: z.number(),
  /** The most that the pool may grow to, in GiB. */
  memoryLimitGiB: z.number(),
  /** @default - none: any pod may land here */
  taints: z.array(taint).default([]),
});

function clusterSchema(quietDays: readonly Weekday[]) {
  return z.strictObject({
    /** Unique in all environments: `prod-a`. */
    name: z.string(),
    region: z.string(),
    /** Minor version: `1.35`. */
    kubernetesVersion: z.string(),
    /** Who reaches the API server. @default private: from inside the VPC only */
    endpoint: z
      .discriminatedUnion('access', [
        z.strictObject({ access: z.literal('private') }),
        z.strictObject({ access: z.literal('public'), allowedCidrs: z.array(z.string()) }),
      ])
      .default({ access: 'private' }),
    nodePools: z.array(nodePool),
    /** When no node is replaced, unless it is empty, expired or about to fail. */
    quietHours: z
      .strictObject({
        /** The days, in UTC, on which quiet hours begin. @default - none; production: mon, tue, wed, thu, fri */
        days: z.array(z.enum(WEEKDAYS)).default([...quietDays]),
        /** The hour, in UTC, in which they begin. @default 7 */
        fromHour: z.number().default(7),
        /** The hour, in UTC, in which they end, of the next day where it is the smaller one. @default 19 */
        toHour: z.number().default(19),
      })
      .prefault({}),
    /** What the load balancers of Ingresses have in common. */
    ingress: ingress.prefault({}),
    /** EKS add-ons beside those that Auto Mode brings; versions are pinned in environments/versions. */
    addons: z.array(z.string()).default([]),
  });
}

const ingress = z.strictObject({
  /** ARNs of certificates in ACM, in the region of the cluster. @default - found in ACM by the hosts of each Ingress */
  certificateArns: z.array(z.string()).optional(),
  /** The ranges that reach the class `public`. @default 0.0.0.0/0: the whole internet */
  publicCidrs: z.array(z.string()).default(['0.0.0.0/0']),
  /** A bucket in the region of the cluster that Elastic Load Balancing may write to. @default - no access logs */
  accessLogsBucket: z.string().optional(),
});

type EnvironmentSchema = ReturnType<typeof environmentSchema>;

/** What a file in environments/ says. */
export type EnvironmentInput = z.input<EnvironmentSchema>;

/** What a file says, with defaults filled in. */
export type Parsed = z.output<EnvironmentSchema>;

/** One environment, complete and frozen: defaults filled in, every rule passed, pins attached. */
export type Environment = DeepReadonly<
  Omit<Parsed, 'gitops'> & {
    /** The partition of its regions: of the first that we know. */
    partition: Partition;
    gitops: Parsed['gitops'] & { branch: string; knownHosts: string[] };
    certificates: string[];
    /** What environments/versions/<name>.json pins. */
    versions: Versions;
  }
>;

export type Network = Environment['networks'][number];
export type NatStrategy = Network['nat'];
export type Cluster = Environment['clusters'][number];
export type NodePool = Cluster['nodePools'][number];
export type AlertReceiver = Environment['telemetry']['receivers'][number];
export type AlertRoute = Environment['telemetry']['routes'][number];

export type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

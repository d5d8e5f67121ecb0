import { type Cluster, type Environment, names } from '../../environment';
import { compareText, throwIfAny } from '../../problems';
import { type LogPipeline, logPipelineProblems, type LogTenant } from '../model';
import { LOKI } from './loki-address';

/**
 * The way of a cluster's logs.
 * @param owner the team that answers for what no other team does
 * @throws UserError for a retention that the storage does not keep, a namespace of two teams, an owner without logs
 */
export function logPipeline(
  environment: Pick<Environment, 'name' | 'account' | 'organisation'> & {
    readonly telemetry: Pick<Environment['telemetry'], 'logsRetentionDays'>;
  },
  { name: cluster, region }: Pick<Cluster, 'name' | 'region'>,
  owner: string,
  tenants: readonly LogTenant[],
): LogPipeline {
  const pipeline = {
    cluster,
    owner,
    tenants: [...tenants].sort((a, b) => compareText(a.name, b.name)),
    loki: { host: `${LOKI.name}.${LOKI.namespace}.svc.cluster.local`, port: LOKI.port },
    storage: {
      bucket: names.logsBucket(environment, region),
      lokiFolder: names.lokiFolder({ name: cluster }),
      region,
      keptDays: environment.telemetry.logsRetentionDays,
    },
  };
  throwIfAny(logPipelineProblems(pipeline));
  return pipeline;
}

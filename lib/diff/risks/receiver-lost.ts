import { destroyedResource, goneObject, type Side } from '../change';
import { at, isObject, type JsonObject, objectsOf, structureOf, textAt } from '../values';
import type { RiskRule } from './risk';

const TELLS: Readonly<Record<string, string>> = {
  aws_sns_topic: 'whoever listens to the topic',
  aws_sns_topic_subscription: 'a subscriber',
  aws_cloudwatch_event_target: 'the target of an event',
};

export const receiverLost: RiskRule = {
  name: 'receiver-lost',
  risk: 'weakens-observation',
  source: 'https://prometheus.io/docs/alerting/latest/configuration/#receiver',
  judge(change) {
    const told = TELLS[destroyedResource(change)?.record.type ?? ''];
    if (told !== undefined && change.kind === 'removed') return [`${told} is told no more`];
    const gone = goneObject(change)?.record;
    const isNotifier = gone?.half === 'kubernetes' && gone.apiVersion.startsWith('notification.toolkit.fluxcd.io/');
    if (isNotifier && change.kind === 'removed') return ['what the agent does is told no more'];
    const [olds, news] = [configurationOf(change.before), configurationOf(change.after)];
    if (olds === undefined || news === undefined) return [];
    return [...receiversLost(olds, news), ...routesLost(olds, news)];
  },
};

/** The configuration of Alertmanager that an object holds. */
function configurationOf(side: Side | undefined): JsonObject | undefined {
  if (side === undefined) return undefined;
  const { record } = side;
  if (record.half === 'terraform') {
    const text =
      record.type === 'aws_prometheus_alert_manager_definition' ? textAt(side.body, 'definition') : undefined;
    const outer = structureOf(text);
    const inner = structureOf(textAt(outer, 'alertmanager_config')) ?? outer;
    return isObject(inner) ? inner : undefined;
  }
  const data = side.body['data'];
  if (record.kind !== 'ConfigMap' || !isObject(data)) return undefined;
  const text = Object.values(data).find((one) => typeof one === 'string' && /^receivers:$/m.test(one));
  const found = typeof text === 'string' ? structureOf(text) : undefined;
  return isObject(found) ? found : undefined;
}

/** A receiver that is gone, or that has lost one of the ways in which it tells. */
function receiversLost(before: JsonObject, after: JsonObject): string[] {
  const news = new Map(objectsOf(after['receivers']).map((receiver) => [textAt(receiver, 'name'), receiver]));
  return objectsOf(before['receivers']).flatMap((receiver) => {
    const name = textAt(receiver, 'name') ?? '';
    const fresh = news.get(name);
    if (fresh === undefined) return [`receiver ${name} is told no more`];
    const lost = Object.keys(receiver).filter((way) => objectsOf(receiver[way]).length > objectsOf(fresh[way]).length);
    return lost.map((way) => `receiver ${name} has fewer ${way}`);
  });
}

function routesLost(before: JsonObject, after: JsonObject): string[] {
  const [old, fresh] = [before, after].map((config) => countRoutes(at(config, 'route')));
  const [muted, mutes] = [before, after].map((config) => objectsOf(config['inhibit_rules']).length);
  return [
    ...((fresh ?? 0) < (old ?? 0) ? [`${(old ?? 0) - (fresh ?? 0)} routes are gone`] : []),
    ...((mutes ?? 0) > (muted ?? 0) ? ['more alerts are held back by others'] : []),
  ];
}

function countRoutes(route: ReturnType<typeof at>): number {
  if (!isObject(route)) return 0;
  return 1 + objectsOf(route['routes']).reduce((sum, child) => sum + countRoutes(child), 0);
}

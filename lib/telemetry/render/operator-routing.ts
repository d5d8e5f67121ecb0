import type { JsonObject, JsonValue } from '../../yaml';
import type { AlertRouting, Inhibition, MailServer, Matcher, Receiver, Route, TimeInterval } from '../model';
import { receiverConfig } from './alertmanager';
import { camelName } from './camel-case';

/** Fields that the operator spells otherwise than by rule, or that name a secret instead of a file. */
const SPELLING: Readonly<Record<string, string>> = {
  api_url_file: 'apiURL',
  client_url: 'clientURL',
  routing_key_file: 'routingKey',
  topic_arn: 'topicARN',
  url_file: 'urlSecret',
};

/**
 * The spec of the AlertmanagerConfig that is the whole configuration of an Alertmanager. It has no field for a time zone,
 * so business hours are those of UTC.
 * @param secretName the Secret of receivers, in the same namespace
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1alpha1.AlertmanagerConfig
 * @see https://github.com/prometheus-operator/prometheus-operator/issues/5512
 */
export function alertmanagerConfigSpec(routing: AlertRouting, secretName: string): JsonObject {
  const { mailServer, receivers, route, timeIntervals, inhibitions } = routing;
  return {
    route: routeOf(route),
    receivers: receivers.map((receiver) => receiverOf(receiver, secretName, mailServer)),
    muteTimeIntervals: timeIntervals.map(timeIntervalOf),
    inhibitRules: inhibitions.map(inhibitionOf),
  };
}

function routeOf(route: Route): JsonObject {
  const { matchers, receiver, groupBy, groupWait, groupInterval, repeatInterval, activeDuring, continues, routes } =
    route;
  return {
    receiver,
    ...(matchers !== undefined && { matchers: matchers.map(matcherOf) }),
    ...(groupBy !== undefined && { groupBy }),
    ...(groupWait !== undefined && { groupWait }),
    ...(groupInterval !== undefined && { groupInterval }),
    ...(repeatInterval !== undefined && { repeatInterval }),
    ...(activeDuring !== undefined && { activeTimeIntervals: [activeDuring] }),
    ...(continues === true && { continue: true }),
    ...(routes !== undefined && { routes: routes.map(routeOf) }),
  };
}

function matcherOf({ label, is, value }: Matcher): JsonObject {
  return { name: label, matchType: is, value };
}

function inhibitionOf({ source, target, equal }: Inhibition): JsonObject {
  return { sourceMatch: source.map(matcherOf), targetMatch: target.map(matcherOf), equal };
}

function timeIntervalOf({ name, timeZone, weekdays, from, to }: TimeInterval): JsonObject {
  if (timeZone !== 'UTC') throw new Error(`${name} are those of ${timeZone}: the rules should have said so`);
  return { name, timeIntervals: [{ times: [{ startTime: from, endTime: to }], weekdays }] };
}

function receiverOf(receiver: Receiver, secretName: string, mailServer?: MailServer): JsonObject {
  const { name } = receiver;
  const integrations = Object.entries(receiverConfig(receiver)).filter(([key]) => key !== 'name');
  const mail = receiver.type === 'email' && mailServer !== undefined ? mailFields(mailServer, secretName) : {};
  const converted = integrations.map(([integration, configs]) => [
    camelName(integration),
    (configs as readonly JsonObject[]).map((config) => ({ ...mail, ...integrationOf(config, secretName) })),
  ]);
  return { name, ...(Object.fromEntries(converted) as JsonObject) };
}

/** An AlertmanagerConfig has a mail server in each receiver, and none for all. */
function mailFields({ host, port, from, username, secretKey }: MailServer, secretName: string): JsonObject {
  return {
    smarthost: `${host}:${port}`,
    from,
    authUsername: username,
    authPassword: { name: secretName, key: secretKey },
  };
}

function integrationOf(config: JsonObject, secretName: string): JsonObject {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [SPELLING[key] ?? camelName(key), valueOf(key, value, secretName)]),
  );
}

/** A file of the Secret is a key of it; headers and details are lists. */
function valueOf(key: string, value: JsonValue, secretName: string): JsonValue {
  if (key.endsWith('_file')) return { name: secretName, key: (value as string).replace(/^.*\//, '') };
  if (key !== 'headers' && key !== 'details') return value;
  return Object.entries(value as JsonObject).map(([name, text]) => ({ key: name, value: text }));
}

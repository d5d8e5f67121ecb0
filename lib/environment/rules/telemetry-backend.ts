import type { Problem } from '../../problems';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/** Whom Amazon's Alertmanager can tell. @see https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alertmanager-receiver.html */
const TOLD_BY_AMAZON: readonly string[] = ['pagerduty', 'sns'];

/** What one backend of telemetry cannot do, and the default one can. */
export const telemetryBackend = eachEnvironment((source) => {
  const { backend } = source.environment.telemetry;
  if (backend === 'amazon-managed-prometheus') return judgeReceivers(source);
  return backend === 'prometheus-operator' ? judgeTimeZone(source) : [];
});

function judgeReceivers(source: SourcedEnvironment): Problem[] {
  const { receivers } = source.environment.telemetry;
  return receivers.flatMap(({ type, name }, index) => {
    if (TOLD_BY_AMAZON.includes(type)) return [];
    return [
      {
        where: at(source, 'telemetry', 'receivers', index, 'type'),
        what: 'is a receiver that Amazon Managed Prometheus cannot tell',
        received: `${type}, of ${name}`,
        allowed: TOLD_BY_AMAZON.join(', '),
        mend: "choose type 'sns' and subscribe it to the topic, or another telemetry.backend",
      },
    ];
  });
}

/** An AlertmanagerConfig has no field for it. @see https://github.com/prometheus-operator/prometheus-operator/issues/5512 */
function judgeTimeZone(source: SourcedEnvironment): Problem[] {
  const { timeZone } = source.environment.telemetry.businessHours;
  if (timeZone === 'UTC') return [];
  return [
    {
      where: at(source, 'telemetry', 'businessHours', 'timeZone'),
      what: 'is a time zone that prometheus-operator cannot be told',
      received: timeZone,
      allowed: 'UTC, where telemetry.backend is prometheus-operator',
      mend: 'give the hours in UTC, or choose another telemetry.backend',
    },
  ];
}

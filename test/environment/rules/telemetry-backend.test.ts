import { telemetryBackend } from '../../../lib/environment/rules/telemetry-backend';
import { judge, messageOf, reportOf } from '../sources';

const telemetry = (changes: object) => ({ dev: { telemetry: changes } });
const topic = { type: 'sns', name: 'night-shift', topic: 'dev-alarms' };
const pager = { type: 'pagerduty', name: 'on-call', secret: 'dev/alerting/pagerduty' };
const LONDON = { timeZone: 'Europe/London' };

describe('the backend of telemetry', () => {
  test.each([
    ['Prometheus, any receiver and any time zone', { businessHours: LONDON }],
    ['the operator, business hours of UTC', { backend: 'prometheus-operator' }],
    ['Amazon, a topic and a pager', { backend: 'amazon-managed-prometheus', receivers: [topic, pager] }],
    ['Amazon, any time zone', { backend: 'amazon-managed-prometheus', receivers: [topic], businessHours: LONDON }],
  ])('may be %s', (_, changes) => {
    expect(judge(telemetryBackend, telemetry(changes))).toEqual([]);
  });

  test('fails when Amazon shall tell a chat', () => {
    const chat = { type: 'slack', name: 'platform', secret: 'dev/alerting/slack' };
    expect(messageOf(telemetry({ backend: 'amazon-managed-prometheus', receivers: [chat, topic] }))).toBe(
      reportOf(
        'telemetry.receivers[0].type',
        'is a receiver that Amazon Managed Prometheus cannot tell',
        'received  slack, of platform',
        'allowed   pagerduty, sns',
        "mend      choose type 'sns' and subscribe it to the topic, or another telemetry.backend",
      ),
    );
  });

  test('fails when the operator shall keep the hours of another time zone', () => {
    expect(messageOf(telemetry({ backend: 'prometheus-operator', businessHours: LONDON }))).toBe(
      reportOf(
        'telemetry.businessHours.timeZone',
        'is a time zone that prometheus-operator cannot be told',
        'received  Europe/London',
        'allowed   UTC, where telemetry.backend is prometheus-operator',
        'mend      give the hours in UTC, or choose another telemetry.backend',
      ),
    );
  });
});

import { LINES_FOUND, logCanaryModule, logCanaryQuery, logCanaryUrl } from '../../../lib/telemetry/logs/log-canary';

const CANARY = { tenant: 'platform', namespace: 'canary', container: 'canary', text: 'request "started"' };

test('it asks Loki how many lines the canary has written lately', () => {
  expect(logCanaryQuery(CANARY)).toBe(
    String.raw`sum(count_over_time({source="containers", namespace="canary", container="canary"} |= "request \"started\"" [5m]))`,
  );
  const url = new URL(logCanaryUrl(CANARY));
  expect(url.origin + url.pathname).toBe('http://loki.logging:3100/loki/api/v1/query');
  expect([...url.searchParams]).toEqual([['query', logCanaryQuery(CANARY)]]);
});

test('it asks for the tenant of the canary, and fails without a line', () => {
  const { headers, fail_if_body_not_matches_regexp: patterns } = logCanaryModule(CANARY).http;
  expect(headers).toEqual({ 'X-Scope-OrgID': 'platform' });
  expect(patterns).toEqual([LINES_FOUND]);
});

const answer = (result: object[]) => JSON.stringify({ status: 'success', data: { resultType: 'vector', result } });

test.each([
  ['lines', answer([{ metric: {}, value: [1764072000.123, '118'] }]), true],
  ['one line', answer([{ metric: {}, value: [1764072000, '1'] }]), true],
  ['no series', answer([]), false],
  ['a count of zero', answer([{ metric: {}, value: [1764072000, '0'] }]), false],
])('an answer with %s', (_, body, isFound) => {
  expect(new RegExp(LINES_FOUND).test(body)).toBe(isFound);
});

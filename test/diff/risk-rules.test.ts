import { RISK_RULES } from '../../lib/diff/risks/risk-rules';
import { EXPOSURE_CASES } from './exposure-cases';
import { INTERRUPTION_CASES } from './interruption-cases';
import { LOSS_CASES } from './loss-cases';
import { OBSERVATION_CASES } from './observation-cases';
import type { RiskCase } from './risk-case';
import { changeOf, foundBy } from './sample';

const CASES: readonly RiskCase[] = [...LOSS_CASES, ...INTERRUPTION_CASES, ...EXPOSURE_CASES, ...OBSERVATION_CASES];

/** These look at names of both trees; test/diff/renames.test.ts shows them. */
const ELSEWHERE = ['terraform-address-lost', 'handed-over'];

test.each(CASES)('$rule: $title', ({ rule, before, after, reasons, risk, kind }) => {
  const change = changeOf(before, after);

  expect(foundBy(rule, change)).toEqual(reasons);
  expect({ risk: change.risk, kind: change.kind }).toEqual({ risk, kind });
});

test('there are at least forty cases', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(40);
});

test.each(RISK_RULES.filter(({ name }) => !ELSEWHERE.includes(name)))('$name has a case of each answer', ({ name }) => {
  const cases = CASES.filter(({ rule }) => rule === name);

  expect(cases.some(({ reasons }) => reasons.length > 0)).toBe(true);
  expect(cases.some(({ reasons }) => reasons.length === 0)).toBe(true);
});

test('every rule says where it is written', () => {
  for (const { source } of RISK_RULES) expect(source).toMatch(/^https:\/\//);
});

test('the rules are these', () => {
  expect(RISK_RULES.map(({ name, risk }) => `${risk}: ${name}`)).toMatchSnapshot();
});

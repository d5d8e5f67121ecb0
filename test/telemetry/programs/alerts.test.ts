import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlert, type RuleGroup } from '../../../lib/telemetry/model';
import { ruleFile } from '../../../lib/telemetry/render/prometheus/rule-file';
import { toYaml } from '../../../lib/yaml/to-yaml';
import type { AlertCase, AlertCases } from './alert-case';
import { ALERT_CASES } from './cases';
import { describeWithPrograms } from './programs';
import { CONTEXT, isMeant, promtoolTests } from './promtool-tests';

describeWithPrograms(['promtool'], 'promtool', ({ promtool = '' }) => {
  test.each(ALERT_CASES.map((family) => [family.groups.map(({ name }) => name).join(', '), family] as const))(
    'the alerts of %s fire when they should, and not a moment or a value before',
    (_, family) => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'alerts-'));
      try {
        const files = oneRuleAName(family).map((each, index) => writeTests(path.join(folder, String(index)), each));
        execFileSync(promtool, ['test', 'rules', ...files], { encoding: 'utf8', stdio: 'pipe' });
      } catch (error) {
        const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
        throw new Error(`${stdout}${stderr}`, { cause: error });
      } finally {
        fs.rmSync(folder, { recursive: true, force: true });
      }
    },
  );

  test('says how many there are', () => {
    const cases = ALERT_CASES.flatMap((family) => family.cases);
    const quiet = cases.filter((each) => !('never' in each.quiet));
    console.info(`${cases.length} alerts fire, ${quiet.length} stay quiet`);
    expect(cases.length).toBeGreaterThan(0);
  });
});

/** promtool looks at all alerts of a name: where several rules share one, each is tested without the others. */
function oneRuleAName({ groups, cases }: AlertCases): AlertCases[] {
  const alerts = groups.flatMap((group) => group.rules.filter(isAlert)).map(({ alert }) => alert);
  const shared = cases.filter(({ alert }) => alerts.indexOf(alert) !== alerts.lastIndexOf(alert));
  return [
    { groups, cases: cases.filter((each) => !shared.includes(each)) },
    ...shared.map((each) => ({ groups: groups.map((group) => onlyMeant(group, each)), cases: [each] })),
  ].filter((part) => part.cases.length > 0);
}

function onlyMeant(group: RuleGroup, each: AlertCase): RuleGroup {
  return { ...group, rules: group.rules.filter((rule) => !isAlert(rule) || isMeant(rule, each)) };
}

/** Writes the rules and their tests, and gives the file of the tests. */
function writeTests(folder: string, family: AlertCases): string {
  fs.mkdirSync(folder, { recursive: true });
  const files = family.groups.map((group) => `${group.name}.rules.yaml`);
  family.groups.forEach((group, index) => {
    fs.writeFileSync(path.join(folder, files[index] ?? ''), ruleFile(group, CONTEXT));
  });
  const tests = path.join(folder, 'tests.yaml');
  fs.writeFileSync(tests, toYaml(promtoolTests(family, files)));
  return tests;
}

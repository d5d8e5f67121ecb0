import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CONFIGURATION, TerraformSandbox } from '../../lib/testing/terraform';
import { describeWith } from '../../lib/testing/tools';
import { type TerraformConfiguration, unguarded } from './configuration';
import { assertion, type Expectation, without } from './expectation';
import { expectationsOf } from './expectations';
import { installProviders, kindOf, type Subject, subjects } from './layers';
import { mockedProviders, overriddenStates } from './mocks';

/** Each kind of layer once, where it has most to show. */
const inProduction = subjects.filter(({ environment }) => environment.name === 'prod');
const oneOfEachKind = inProduction.filter(
  (subject, index) => index === inProduction.findIndex((other) => kindOf(other) === kindOf(subject)),
);

const required = oneOfEachKind.flatMap((subject) =>
  expectationsOf(subject).flatMap((expectation) =>
    expectation.required ? [{ subject, expectation, ...expectation }] : [],
  ),
);

describeWith(['terraform'], 'terraform test, applying to a provider without AWS behind it', () => {
  let root: string;
  let sandbox: TerraformSandbox;

  beforeAll(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'terraform-'));
    sandbox = new TerraformSandbox(root);
    installProviders(sandbox);
  });

  afterAll(() => {
    fs.rmSync(root, { recursive: true });
  });

  test.each(subjects)('$title keeps what it promises', (subject) => {
    const { status, output } = applied(subject, subject.configuration, expectationsOf(subject));

    expect(output).toContain('1 passed, 0 failed');
    expect(status).toBe(0);
  });

  test.each(oneOfEachKind)('each promise of $title is broken when its property is taken away', (subject) => {
    const optional = expectationsOf(subject).filter((expectation) => !expectation.required);
    const { status, output } = applied(subject, without(subject.configuration, optional), optional);

    const kept = optional.filter(({ promise }) => !output.includes(promise));
    expect(kept.map(({ promise }) => promise)).toEqual([]);
    expect(status).toBe(1);
  });

  test.each(required)('$subject.title cannot be applied without: $promise', ({ subject, expectation }) => {
    const { status, output } = applied(subject, without(subject.configuration, [expectation]), [expectation]);

    expect(status).toBe(1);
    // Terraform names what it misses, or the assertion fails.
    expect(output).toMatch(new RegExp(`${lastOf(expectation.property)}|${expectation.promise}`));
  });

  function applied(
    { title, tree, text }: Subject,
    configuration: TerraformConfiguration,
    expectations: readonly Expectation[],
  ): { status: number | null; output: string } {
    const folder = sandbox.folder(fs.mkdtempSync(path.join(root, 'layer-')).slice(root.length + 1), {
      [CONFIGURATION]: JSON.stringify(configuration),
      'override.tf.json': JSON.stringify(unguarded(configuration)),
      'promises.tftest.hcl': [
        mockedProviders(configuration, text),
        overriddenStates(tree.manifest.environment, configuration),
        `run "${title.replaceAll(/\W/g, '_')}" {\n${expectations.map(assertion).join('')}}\n`,
      ].join(''),
    });
    sandbox.init(folder, '-backend=false');
    const { status, stdout, stderr } = sandbox.run(folder, 'test', '-no-color');
    return { status, output: unwrapped(stdout + stderr) };
  }
});

/** Terraform frames what it says, and breaks its lines. */
function unwrapped(output: string): string {
  return output.replaceAll(/[│╷╵]/g, '').replaceAll(/\s+/g, ' ');
}

function lastOf(property: string): string {
  return property.split('.').at(-1) ?? property;
}

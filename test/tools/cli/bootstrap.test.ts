import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { RepositoryCopy } from '../../../lib/testing/repository-copy';

let copy: RepositoryCopy;

beforeAll(() => {
  copy = new RepositoryCopy();
});

afterAll(() => {
  copy.remove();
});

test('--dry-run prints every step and command, and touches nothing', () => {
  const { status, stdout, stderr } = copy.run(['bootstrap', '--env', 'dev', '--dry-run']);

  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatchSnapshot();
  expect(copy.filesIn('.bootstrap').size).toBe(0);
});

test('--dry-run --json prints them for a machine', () => {
  const { stdout } = copy.run(['bootstrap', '--env', 'prod', '--dry-run', '--yes', '--json']);
  const { target, steps } = JSON.parse(stdout) as { target: object; steps: Record<string, { commands: string[][] }> };

  expect(target).toEqual({
    environment: 'prod',
    account: '333333333333',
    region: 'eu-west-2',
    stateBucket: 'acme-prod-333333333333-terraform-state',
    folder: '.bootstrap/prod',
    asks: false,
  });
  expect(Object.keys(steps)).toEqual(['look', 'make', 'move', 'update', 'access']);
  expect(steps.make?.commands.at(-1)).toEqual(['apply', '-input=false', '-auto-approve']);
});

test('fails when nobody is there to answer Terraform', () => {
  const { status, stdout, stderr } = copy.run(['bootstrap', '--env', 'dev']);

  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toBe(`1 problem, nothing was changed:

  platform bootstrap
    has nobody to ask: its input is not a terminal
    allowed   a terminal, or --yes
    mend      read the steps with --dry-run, then add --yes
`);
});

test('fails when the environment is not one', () => {
  const { status, stderr } = copy.run(['bootstrap', '--env', 'prd', '--dry-run']);

  expect(status).toBe(1);
  expect(stderr).toBe(`1 problem, nothing was written:

  --env
    is not an environment
    received  prd
    allowed   dev, staging, prod
    mend      write 'prod', or list it in environments/index.ts
`);
});

test('fails when two environments are named: the last one is not taken in silence', () => {
  const { status, stdout, stderr } = copy.run(['bootstrap', '--env', 'dev', '--env', 'prod', '--dry-run']);

  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toBe(`1 problem, nothing was changed:

  --env
    is given more than once
    received  dev, prod
    allowed   one environment at a time
    mend      run the command once for each
`);
});

test('fails when no environment is named: an account is never chosen by default', () => {
  const { status, stderr } = copy.run(['bootstrap']);

  expect(status).toBe(1);
  expect(stderr).toContain("required option '--env <name>' not specified");
});

describe('with a program called terraform on the PATH', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'path-'));
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  function bootstrap(script: string) {
    fs.writeFileSync(path.join(folder, 'terraform'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return copy.run(['bootstrap', '--env', 'dev', '--yes'], { PATH: `${folder}:/usr/bin:/bin` });
  }

  test('shows what Terraform says when it fails, and how to go on', () => {
    const { status, stdout, stderr } = bootstrap('echo "Error: no valid credentials" >&2; exit 1');

    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Error: no valid credentials\n');
    expect(stderr).toContain('the same command again: it goes on where it stopped');
    expect(stderr).not.toContain('    at ');
  });

  test('waits for Terraform on Ctrl-C, which reaches both, and says where it stopped', () => {
    const { status, stderr } = bootstrap('kill -INT $PPID; sleep 0.2; echo "state saved" >&2; exit 1');

    expect(status).toBe(1);
    expect(stderr).toContain('state saved\n');
    expect(stderr).toContain('1 problem, stopped at "Look for the state in acme-dev-111111111111-terraform-state":');
  });
});

test('fails when there is no Terraform, with the way to get it', () => {
  const { status, stderr } = copy.run(['bootstrap', '--env', 'dev', '--yes'], { PATH: '/nonexistent' });

  expect(status).toBe(1);
  expect(stderr).toContain(`1 problem, nothing was changed:

  terraform
    is not on the PATH
    allowed   Terraform 1.11 or newer, below 2
    mend      install it: https://developer.hashicorp.com/terraform/install
`);
});

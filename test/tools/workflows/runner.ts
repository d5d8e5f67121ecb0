import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findTool } from '../../../lib/testing/tools';
import { readWorkflow, type Step } from '../../architecture/workflow-rules';
import { VARIABLES } from '../publish/trees';
import type { LocalGitHub } from './local-github';

const ROOT = path.join(__dirname, '../../..');

/** Whether a step is run, by its condition, when the steps before it have passed or when one has failed. */
const CONDITIONS: Readonly<Record<string, { readonly passed: boolean; readonly failed: boolean }>> = {
  'success()': { passed: true, failed: false },
  '${{ !cancelled() }}': { passed: true, failed: true },
  // Without an app.
  "vars.PUBLISH_APP_ID != ''": { passed: false, failed: false },
};

const TOKEN = 'token';

/** As GitHub runs `shell: bash`. */
const SHELL = ['--noprofile', '--norc', '-eo', 'pipefail'];

export interface JobProps {
  /** The commit that the event is about. */
  readonly sha: string;
  /** What an expression stands for: `github.token`. The runner knows its own folders and the outcomes of steps. */
  readonly values?: Readonly<Record<string, string>>;
  /** Steps that are not run, by their id, with what they are said to have ended with. */
  readonly pretended?: Readonly<Record<string, 'success' | 'failure'>>;
}

export interface JobResult {
  readonly failed: boolean;
  /** What the commands printed. */
  readonly output: string;
  /** The Markdown on the page of the run. */
  readonly summary: string;
}

/** Runs one job of a workflow as it stands in .github/workflows, with `gh` and `npm ci` replaced, and actions done by hand. */
export class Runner {
  private static count = 0;
  private readonly folder: string;
  private readonly outcomes = new Map<string, string>();
  private failed = false;
  private output = '';

  constructor(
    private readonly github: LocalGitHub,
    private readonly props: JobProps,
  ) {
    Runner.count += 1;
    this.folder = path.join(github.folder, `runner-${Runner.count}`);
    for (const name of ['work', 'temp', 'home', 'bin']) fs.mkdirSync(path.join(this.folder, name), { recursive: true });
    fs.writeFileSync(this.in('summary.md'), '');
    this.program('gh', `exec "${process.execPath}" "${path.join(__dirname, 'fake-gh.js')}" "$@"`);
    this.program('npm', npmScript());
  }

  public run(file: string, name: string): JobResult {
    const job = readWorkflow(file).jobs[name];
    if (job === undefined) throw new Error(`${file} has no job ${name}`);
    for (const step of job.steps) this.step(step);
    return { failed: this.failed, output: this.output, summary: fs.readFileSync(this.in('summary.md'), 'utf8') };
  }

  private step(step: Step): void {
    const condition = CONDITIONS[step.if ?? 'success()'];
    if (condition === undefined) throw new Error(`nobody knows here whether ${step.if}`);
    if (!condition[this.failed ? 'failed' : 'passed']) return;
    const pretended = this.props.pretended?.[step.id ?? ''];
    const isDone = pretended === undefined ? this.does(step) : pretended === 'success';
    if (step.id !== undefined) this.outcomes.set(`steps.${step.id}.outcome`, isDone ? 'success' : 'failure');
    this.failed ||= !isDone;
  }

  private does(step: Step): boolean {
    if (step.run === undefined) {
      this.act(step);
      return true;
    }
    const script = this.in('step.sh');
    fs.writeFileSync(script, step.run);
    const env = { ...this.variables(), ...this.valuesOf(step.env) };
    const { status, stdout, stderr } = spawnSync('bash', [...SHELL, script], {
      ...{ cwd: this.in('work'), encoding: 'utf8', env, maxBuffer: Infinity },
    });
    this.output += stdout + stderr;
    return status === 0;
  }

  private act({ uses = '', with: inputs }: Step): void {
    const values = this.valuesOf(inputs);
    const artifact = path.join(this.github.folder, 'artifacts', values['name'] ?? '');
    const target = values['path'] ?? '';
    if (uses.startsWith('actions/checkout@')) this.checkOut(values);
    else if (uses.startsWith('actions/upload-artifact@')) replace(target, artifact);
    else if (uses.startsWith('actions/download-artifact@')) replace(artifact, target);
    else if (!uses.startsWith('actions/setup-node@')) throw new Error(`nobody does ${uses} here`);
  }

  /** The same fetch as that of actions/checkout: one commit, unless more are asked for. */
  private checkOut({ ref = this.props.sha, 'fetch-depth': depth = '1' }: Readonly<Record<string, string>>): void {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: this.in('work'), env: VARIABLES });
    git('init', '--quiet', '--initial-branch=main');
    git('remote', 'add', 'origin', `file://${this.github.bare}`);
    const all = depth === '0' ? ['+refs/heads/*:refs/remotes/origin/*'] : [`--depth=${depth}`];
    git('fetch', '--quiet', '--no-tags', 'origin', ...all, `+${ref}:refs/remotes/checkout`);
    git('checkout', '--quiet', '--force', '-B', 'main', 'refs/remotes/checkout');
  }

  private variables(): Record<string, string> {
    return {
      PATH: `${this.in('bin')}:${process.env['PATH'] ?? ''}`,
      ...{ CI: 'true', GITHUB_ACTIONS: 'true', HOME: this.in('home'), GIT_CONFIG_SYSTEM: '/dev/null' },
      ...{ GITHUB_REPOSITORY: 'acme/platform', GITHUB_SERVER_URL: 'https://github.com', GITHUB_RUN_ID: '7' },
      ...{ GITHUB_SHA: this.props.sha, GITHUB_STEP_SUMMARY: this.in('summary.md'), RUNNER_TEMP: this.in('temp') },
      ...{ FAKE_GITHUB: this.github.stateFile, FAKE_REMOTE: this.github.bare },
    };
  }

  private valuesOf(given: Readonly<Record<string, unknown>> = {}): Record<string, string> {
    return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, this.evaluated(String(value))]));
  }

  private evaluated(text: string): string {
    return text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
      const own: Record<string, string> = {
        ...{ 'github.token': TOKEN, 'steps.app.outputs.token || github.token': TOKEN },
        'runner.temp': this.in('temp'),
      };
      const value = own[expression] ?? this.outcomes.get(expression) ?? this.props.values?.[expression];
      if (value === undefined) throw new Error(`nobody knows ${expression} here`);
      return value;
    });
  }

  private program(name: string, line: string): void {
    fs.writeFileSync(path.join(this.in('bin'), name), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  }

  private in(name: string): string {
    return path.join(this.folder, name);
  }
}

/** `npm ci` takes what is installed here; the rest is npm's own. */
function npmScript(): string {
  const ci = `mkdir node_modules && ln -s "${ROOT}"/node_modules/* "${ROOT}"/node_modules/.bin node_modules`;
  return `if [ "$*" = ci ]; then ${ci}; else exec "${findTool('npm') ?? 'npm'}" "$@"; fi`;
}

function replace(from: string, to: string): void {
  fs.rmSync(to, { recursive: true, force: true });
  fs.cpSync(from, to, { recursive: true });
}

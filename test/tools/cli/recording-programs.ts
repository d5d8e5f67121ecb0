import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A command that was run. */
export interface Recorded {
  readonly program: string;
  readonly args: readonly string[];
  readonly stdin: string;
  /** For `apply --kustomize`: the files of the folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a program answers in the place of what it usually does. */
export interface Answer {
  /** A part of the command line. */
  readonly to: string;
  readonly status?: number;
  readonly stdout?: string;
  readonly stderr?: string;
  /** Ends its caller and itself, as Ctrl-C does that reaches both. */
  readonly interrupts?: boolean;
}

/** The manifest that `curl` downloads. */
export const MANIFEST = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: kustomize-controller }\n';

export const CONTEXT = 'arn:aws:eks:eu-west-2:111111111111:cluster/dev-a';

/**
 * Programs called kubectl, aws and curl in a folder for the PATH. They write down every command, and behave as if there were
 * a cluster: what was applied stays, and everything is ready as soon as the agent was told what to apply.
 */
export class RecordingPrograms {
  public readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'programs-'));
  /** Where temporary folders are made: what is left in it was not tidied up. */
  public readonly temporary = path.join(this.folder, 'tmp');
  private readonly programs = path.join(this.folder, 'bin');

  constructor() {
    fs.mkdirSync(this.temporary);
    fs.mkdirSync(this.programs);
    for (const name of ['kubectl', 'aws', 'curl']) {
      fs.writeFileSync(path.join(this.programs, name), `#!${process.execPath}\n${SCRIPT}`, { mode: 0o755 });
    }
  }

  /** What our program has to see in its environment. */
  public get variables(): Record<string, string> {
    return { PATH: this.programs, TMPDIR: this.temporary, RECORDING: this.folder };
  }

  public get commands(): Recorded[] {
    const log = path.join(this.folder, 'log');
    if (!fs.existsSync(log)) return [];
    const lines = fs.readFileSync(log, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Recorded);
  }

  public get commandLines(): string[] {
    return this.commands.map(({ program, args }) =>
      [program, ...args].join(' ').replaceAll(/\/\S*\/first-contact-\w+/g, '$FOLDER'),
    );
  }

  public answer(...answers: readonly Answer[]): void {
    fs.writeFileSync(path.join(this.folder, 'answers'), JSON.stringify(answers));
  }

  public uninstall(program: string): void {
    fs.rmSync(path.join(this.programs, program));
  }

  public forget(): void {
    fs.rmSync(path.join(this.folder, 'log'), { force: true });
  }

  public remove(): void {
    fs.rmSync(this.folder, { recursive: true });
  }
}

const SCRIPT = `
const fs = require('node:fs');
const path = require('node:path');
const [program, args] = [path.basename(process.argv[1]), process.argv.slice(2)];
const line = [program, ...args].join(' ');
const at = (name) => path.join(process.env.RECORDING, name);
const read = (name) => (fs.existsSync(at(name)) ? fs.readFileSync(at(name), 'utf8') : '');
const stdin = args.at(-1) === '-' ? fs.readFileSync(0, 'utf8') : '';
const folder = args.includes('--kustomize') ? args.at(-1) : undefined;
const files = folder === undefined ? {} : Object.fromEntries(filesIn(folder));
fs.appendFileSync(at('log'), JSON.stringify({ program, args, stdin, files }) + '\\n');

const answer = JSON.parse(read('answers') || '[]').find(({ to }) => line.includes(to));
if (answer === undefined) behave();
else if (answer.interrupts) {
  process.kill(process.ppid, 'SIGINT');
  process.kill(process.pid, 'SIGINT');
} else {
  process.stdout.write(answer.stdout ?? '');
  process.stderr.write(answer.stderr ?? '');
  process.exitCode = answer.status ?? 0;
}

function behave() {
  if (line.startsWith('aws eks')) fs.writeFileSync(args.at(-1), 'kubeconfig');
  else if (line.startsWith('curl --fail')) fs.writeFileSync(args[args.indexOf('--output') + 1], ${JSON.stringify(MANIFEST)});
  else if (line.includes('current-context')) process.stdout.write('${CONTEXT}\\n');
  else if (line.includes('can-i')) process.stdout.write('yes\\n');
  else if (line.includes(' get secret ') && read('secret') !== '') process.stdout.write('Secret ' + publicKey());
  else if (line.includes(' create ')) fs.writeFileSync(at('secret'), stdin);
  else if (line.endsWith('/components/flux')) fs.writeFileSync(at('told'), JSON.stringify(Object.values(files)));
  else if (line.includes(' get gitrepositories')) process.stdout.write(JSON.stringify({ items: objects() }));
}

function publicKey() {
  return Object.values(JSON.parse(read('secret')).metadata.annotations)[0];
}

function objects() {
  const status = { observedGeneration: 1, conditions: [{ type: 'Ready', status: 'True', message: 'stored' }] };
  return JSON.parse(read('told') || '[]').flatMap((text) => {
    const kind = /^kind: (GitRepository|Kustomization)$/m.exec(text)?.[1];
    const name = /^ {2}name: (.*)$/m.exec(text)?.[1];
    return name === undefined || kind === undefined ? [] : [{ kind, metadata: { name, generation: 1 }, status }];
  });
}

function filesIn(top) {
  const entries = fs.readdirSync(top, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return paths.map((file) => [path.relative(top, file), fs.readFileSync(file, 'utf8')]);
}
`;

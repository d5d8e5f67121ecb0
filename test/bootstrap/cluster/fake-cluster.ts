import fs from 'node:fs';
import path from 'node:path';
import type { ProgramOptions, ProgramResult } from '../../../lib/bootstrap/run-program';
import { FLUX_TARGET, MANIFEST } from './samples';

const DONE: ProgramResult = { status: 0, stdout: '', stderr: '' };

const NOT_FOUND: ProgramResult = { status: 1, stdout: '', stderr: 'Error from server (NotFound)\n' };

/** What a kill leaves: the effects of the command, or none of them, and no word of it. */
export type Kill = 'before' | 'after';

interface Secret {
  readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
  readonly data: Readonly<Record<string, string>>;
}

/** What a program answers: always the same, or what it makes of its input. */
type Answer = ProgramResult | 'no program' | ((input: string) => ProgramResult);

/** Does in memory what kubectl, aws and curl do to a cluster, as far as the first contact can tell. */
export class FakeCluster {
  /** Command lines, with the temporary folder as $FOLDER. */
  public readonly commands: string[] = [];
  /** What is in the cluster: folders that were applied, without repetition. */
  public readonly applied = new Set<string>();
  public secret: Secret | undefined;
  /** What was written to the input of a command. */
  public readonly inputs: string[] = [];
  /** The temporary folders of all runs. */
  public readonly folders = new Set<string>();
  /** Every file that lay in such a folder after a command, as text; looked for when a test wants to know. */
  public readonly onDisk = new Set<string>();
  public watchesDisk = false;
  /** Answers that a test puts in the place of the usual ones, by a part of the command line. */
  public readonly answers = new Map<string, Answer>();
  /** Called before each command with its number, from 0. */
  public onCommand: (nth: number) => void = () => undefined;
  private kill: { readonly at: number; readonly when: Kill } | undefined;

  /** The next run is killed at its nth command, from 0. */
  public killAt(nth: number, when: Kill): void {
    this.kill = { at: this.commands.length + nth, when };
  }

  public readonly run = (program: string, args: readonly string[], options: ProgramOptions) => {
    const nth = this.commands.length;
    const line = [program, ...args.map((arg) => this.withoutFolder(arg))].join(' ');
    this.commands.push(line);
    this.onCommand(nth);
    const killed = this.kill?.at === nth;
    const result = killed && this.kill?.when === 'before' ? DONE : this.answer(line, args, options);
    if (this.watchesDisk) this.lookAtDisk();
    if (!killed) return Promise.resolve(result);
    this.kill = undefined;
    return Promise.reject(new Error('killed'));
  };

  private answer(line: string, args: readonly string[], { input }: ProgramOptions): ProgramResult | undefined {
    if (input !== undefined) this.inputs.push(input);
    const given = [...this.answers].find(([part]) => line.includes(part))?.[1];
    if (given === 'no program') return undefined;
    if (typeof given === 'function') return given(input ?? '');
    return given ?? this.effect(line, args, input);
  }

  private effect(line: string, args: readonly string[], input = ''): ProgramResult {
    if (line.startsWith('aws eks')) return this.write(args.at(-1), 'kubeconfig');
    if (line.startsWith('curl --fail')) return this.write(args.at(args.indexOf('--output') + 1), MANIFEST);
    if (line.includes(' current-context')) return { ...DONE, stdout: `${FLUX_TARGET.context}\n` };
    if (line.includes(' auth can-i ')) return { ...DONE, stdout: 'yes\n' };
    if (line.includes(' --kustomize ')) return this.apply(args.at(-1) ?? '');
    if (line.includes(' customresourcedefinition/')) return this.when('agent');
    if (line.includes(' --for=condition=Available ')) return this.when('agent', 'node-pools');
    if (line.includes(' get secret ')) return { ...DONE, stdout: this.secretAsAsked() };
    if (line.includes(' create ')) return this.create(input);
    if (line.includes(' --filename -')) return this.update(input);
    if (line.includes('.toolkit.fluxcd.io')) return { ...DONE, stdout: JSON.stringify({ items: this.objects() }) };
    return DONE;
  }

  private write(file = '', text: string): ProgramResult {
    fs.writeFileSync(file, text);
    return DONE;
  }

  private apply(folder: string): ProgramResult {
    if (!fs.existsSync(path.join(folder, 'kustomization.yaml'))) return NOT_FOUND;
    this.applied.add(path.basename(folder));
    return DONE;
  }

  private when(...needed: readonly string[]): ProgramResult {
    return needed.every((name) => this.applied.has(name)) ? DONE : NOT_FOUND;
  }

  private secretAsAsked(): string {
    if (this.secret === undefined) return '';
    return `Secret ${this.secret.metadata.annotations['platform.acme.example/public-key'] ?? ''}`;
  }

  private create(input: string): ProgramResult {
    if (!this.applied.has('agent')) return NOT_FOUND;
    if (this.secret !== undefined) return { ...NOT_FOUND, stderr: 'Error from server (AlreadyExists)\n' };
    this.secret = JSON.parse(input) as Secret;
    return DONE;
  }

  private update(input: string): ProgramResult {
    const { data } = JSON.parse(input) as Secret;
    if (this.secret === undefined) return NOT_FOUND;
    this.secret = { ...this.secret, data: { ...this.secret.data, ...data } };
    return DONE;
  }

  /** Ready as soon as the agent has its key. */
  private objects(): object[] {
    if (!this.applied.has('flux')) return [];
    const conditions = [{ type: 'Ready', status: this.secret === undefined ? 'False' : 'True', message: 'stored' }];
    const object = (kind: string) => ({
      kind,
      metadata: { name: 'platform', generation: 1 },
      status: { observedGeneration: 1, conditions },
    });
    return [object('GitRepository'), object('Kustomization')];
  }

  private withoutFolder(arg: string): string {
    const folder = /\/[^ ]*\/first-contact-\w+/.exec(arg)?.[0];
    if (folder === undefined) return arg;
    this.folders.add(folder);
    return arg.replace(folder, '$FOLDER');
  }

  private lookAtDisk(): void {
    for (const folder of this.folders) {
      if (!fs.existsSync(folder)) continue;
      const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      for (const file of files) this.onDisk.add(fs.readFileSync(path.join(file.parentPath, file.name), 'utf8'));
    }
  }
}

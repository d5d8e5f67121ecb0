import fs from 'node:fs';
import path from 'node:path';
import type { Publication } from '../../../lib/release/publish/publication';
import type { VerifyReport } from '../../../lib/release/verify/report';
import { verify, type VerifyProps } from '../../../lib/release/verify/verify';
import { direct } from '../publish/trees';
import { gitIn, run, World } from '../publish/world';

/** What every render names: the repository, as its metadata does. */
const REPOSITORY = { 'repository.yaml': 'url: https://git.acme.example/platform.git\n' };

/** A program that renders what is committed beside it, and tells when it was given a variable of the shell. */
const PROGRAM = `
const fs = require('node:fs');
const path = require('node:path');
const [, , verb, option, ...rest] = process.argv;
const names = rest.slice(0, rest.indexOf('--out'));
const given = Object.keys(process.env).filter((name) => !name.startsWith('__'));
if (verb !== 'synth' || option !== '--env' || given.length > 0) throw new Error('was given ' + given);
const trees = JSON.parse(fs.readFileSync(path.join(__dirname, '../trees.json'), 'utf8'));
for (const name of names) {
  if (trees[name] === undefined) throw new Error('there is no environment ' + name);
  for (const [file, text] of Object.entries(trees[name])) {
    const full = path.join(rest.at(-1), name, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, text);
  }
}
`;

const PACKAGE = { name: 'program', version: '0.0.0' };
const LOCK = { ...PACKAGE, lockfileVersion: 3, requires: true, packages: { '': PACKAGE } };

/** A remote with the program above on main, whose renders are published from a clone. */
export class SourceWorld {
  public readonly world = new World();
  /** What verify said while it worked. */
  public readonly told: string[] = [];

  constructor() {
    this.write('bin/platform.js', PROGRAM);
    this.write('package.json', JSON.stringify(PACKAGE));
    this.write('package-lock.json', JSON.stringify(LOCK));
    this.write('trees.json', '{}');
    this.commit('Add a program');
  }

  /** Publishes texts by environment, as a commit of main that renders them; gives that commit. */
  public publish(texts: Readonly<Record<string, Readonly<Record<string, string>>>>, subject = 'Render'): string {
    const publications = Object.entries(texts).map(([name, files]) => direct(name, { ...files, ...REPOSITORY }));
    return this.publishAs(publications, subject);
  }

  public publishAs(publications: readonly Publication[], subject = 'Render'): string {
    const trees = publications.map(({ tree }) => [tree.manifest.environment, Object.fromEntries(tree.files)]);
    this.write('trees.json', JSON.stringify(Object.fromEntries(trees)));
    const source = this.commit(subject);
    this.world.publish(publications);
    this.world.git('fetch', '--quiet');
    return source;
  }

  /** Commits the clone's files to main, and pushes it. */
  public commit(subject: string): string {
    this.world.git('add', '--all');
    return this.world.commit(subject);
  }

  public write(file: string, text: string): void {
    const full = path.join(this.world.clone, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, text);
  }

  /** Commits files to the branch of an environment, as people might; gives the commit. */
  public meddle(branch: string, files: Readonly<Record<string, string>>, ...options: readonly string[]): string {
    const folder = this.world.cloneTo(`meddler-${fs.readdirSync(this.world.folder).length}`, '--branch', branch);
    for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, file), text);
    run(folder, 'add', '--all');
    run(folder, 'commit', '--quiet', ...options);
    run(folder, 'push', '--quiet', '--force', 'origin', `HEAD:${branch}`);
    this.world.git('fetch', '--quiet');
    return run(folder, 'rev-parse', 'HEAD');
  }

  /** The text of a file on a branch of the remote. */
  public read(branch: string, file: string): string {
    return `${this.world.remote('show', `${branch}:${file}`)}\n`;
  }

  public verify(what: VerifyProps['what'] | string, props: Partial<VerifyProps> = {}): Promise<VerifyReport> {
    const all = typeof what === 'string' ? { branches: [{ environment: what, branch: `environment/${what}` }] } : what;
    const git = gitIn(this.world.clone);
    const variables = { PATH: process.env['PATH'], HOME: this.world.folder, SECRET: 'hunter2' };
    const tell = (text: string) => void this.told.push(text);
    return verify({ git, remote: 'origin', what: all, variables, programs: { node: '20.0.0' }, tell, ...props });
  }
}

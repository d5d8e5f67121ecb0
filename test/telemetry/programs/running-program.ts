import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** A program that a test has started, and ends. */
export interface RunningProgram {
  /** What it answers at a path, such as `/metrics`, as soon as it answers there at all. */
  get(path: string): Promise<string>;
  stop(): void;
}

/** Starts a program that listens on `--web.listen-address`, at a free port. */
export async function startProgram(file: string, args: readonly string[]): Promise<RunningProgram> {
  const address = `127.0.0.1:${await freePort()}`;
  const [command, ...rest] = withItsTemplates(file);
  const child = spawn(command, [...rest, `--web.listen-address=${address}`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => said.push(text.toString()));
  return {
    get: (where) => answerOf(`http://${address}${where}`, child, said),
    stop: () => child.kill('SIGKILL'),
  };
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Debian's Alertmanager reads its templates from /usr/share at its start. Where it is unpacked beside the system it gets a
 * /usr/share of its own, in a namespace of its own.
 */
function withItsTemplates(file: string): [string, ...string[]] {
  const templates = path.join(path.dirname(file), '../share/prometheus');
  const unpacked = path.basename(file) === 'prometheus-alertmanager' && !file.startsWith('/usr/');
  if (!unpacked || !fs.existsSync(templates)) return [file];
  const mountAndRun = 'mount -t tmpfs none /usr/share && cp -r "$0" /usr/share/prometheus && exec "$@"';
  return ['unshare', '--map-root-user', '--mount', 'sh', '-c', mountAndRun, templates, file];
}

async function answerOf(url: string, child: ChildProcess, said: readonly string[]): Promise<string> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) break;
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok === true) return response.text();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer:\n${said.join('')}`);
}

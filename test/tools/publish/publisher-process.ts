import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import path from 'node:path';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';

const REPOSITORY = path.join(__dirname, '../../..');
const ENTRY = path.join(__dirname, 'fixtures/publisher.ts');

/** A publisher in a process group of its own. */
export class PublisherProcess {
  /** What it has said so far, a line each. */
  public readonly said: string[] = [];
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private readonly news = new EventEmitter();
  private complaints = '';
  private read = 0;
  private isClosed = false;

  constructor(clone: string, variables: Readonly<Record<string, string>> = {}) {
    this.child = spawn(process.execPath, ['bin/run.js', ENTRY, clone], {
      cwd: REPOSITORY,
      detached: true,
      env: { ...process.env, ...variables },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child.stdin.on('error', () => undefined);
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => (this.complaints += text));
    readline.createInterface({ input: this.child.stdout }).on('line', (line) => {
      this.said.push(line);
      this.news.emit('news');
    });
    this.child.on('close', () => {
      this.isClosed = true;
      this.news.emit('news');
    });
  }

  /** Waits for the next line that begins like this. */
  public async until(...beginnings: readonly string[]): Promise<string> {
    for (;;) {
      while (this.read < this.said.length) {
        const line = this.said[this.read++] ?? '';
        if (beginnings.some((beginning) => line.startsWith(beginning))) return line;
      }
      if (this.isClosed) throw new Error(`the publisher has ended: ${this.complaints}`);
      // Several lines may come at once, so they are read from what was said, and not from the event.
      await new Promise((resolve) => this.news.once('news', resolve));
    }
  }

  /** Tells it to publish. */
  public publish(content: string): void {
    this.child.stdin.write(`${content}\n`);
  }

  /** Ends it with all that it has started, as `kill -9` does. */
  public async kill(): Promise<void> {
    if (this.isClosed) return;
    const closed = once(this.child, 'close');
    if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL');
    await closed;
  }

  public async end(): Promise<void> {
    if (this.isClosed) return;
    const closed = once(this.child, 'close');
    this.child.stdin.end();
    await closed;
  }
}

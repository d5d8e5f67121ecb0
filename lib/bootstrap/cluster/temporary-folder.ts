import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder that only its owner may read, for as long as a run takes. */
export class TemporaryFolder {
  public readonly path = fs.mkdtempSync(path.join(os.tmpdir(), 'first-contact-'));

  /** @param file below the folder, with `/` */
  public write(file: string, text: string | Buffer): void {
    fs.mkdirSync(path.dirname(this.fileNamed(file)), { recursive: true });
    fs.writeFileSync(this.fileNamed(file), text);
  }

  public read(file: string): Buffer {
    return fs.readFileSync(this.fileNamed(file));
  }

  public remove(): void {
    fs.rmSync(this.path, { recursive: true, force: true });
  }

  private fileNamed(file: string): string {
    return path.join(this.path, file);
  }
}

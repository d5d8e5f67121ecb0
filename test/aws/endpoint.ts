import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/** Where the AWS-compatible endpoint is: `http://127.0.0.1:5055`. Without one the suite is skipped. */
const ENDPOINT = process.env['AWS_ENDPOINT_URL'];

const PROXY = path.join(__dirname, 'fixtures/s3-control-proxy.js');

/** An emulator takes any signature. */
const UNSIGNED =
  'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=none';

/** Declares tests that need an AWS-compatible endpoint; where there is none they are skipped, and their title says why. */
export function describeWithEndpoint(title: string, tests: () => void): void {
  if (ENDPOINT === undefined) describe.skip(`${title} (skipped: AWS_ENDPOINT_URL is not set)`, tests);
  else describe(title, tests);
}

/** An account of the emulator. Each file of tests has one of its own, so that they run side by side. */
export class EmulatedAccount {
  private proxy: ChildProcess | undefined;

  /**
   * What Terraform gets to work in the account: credentials of a role in it, so that the rendered `allowed_account_ids`
   * hold there too.
   */
  public async open(account: string): Promise<Record<string, string>> {
    this.proxy = spawn(process.execPath, [PROXY, endpoint()], { stdio: ['ignore', 'pipe', 'inherit'] });
    return {
      AWS_ENDPOINT_URL: endpoint(),
      AWS_ENDPOINT_URL_S3_CONTROL: 'http://s3-control.test',
      HTTP_PROXY: `http://127.0.0.1:${await firstLineOf(this.proxy)}`,
      AWS_EC2_METADATA_DISABLED: 'true',
      // What the emulator refuses it refuses again.
      AWS_MAX_ATTEMPTS: '2',
      ...(await credentialsIn(account)),
    };
  }

  public close(): void {
    this.proxy?.kill();
  }
}

async function credentialsIn(account: string): Promise<Record<string, string>> {
  const role = `arn:aws:iam::${account}:role/somebody`;
  const body = new URLSearchParams({
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: role,
    RoleSessionName: 'test',
  });
  const answer = await fetch(endpoint(), { method: 'POST', headers: { authorization: UNSIGNED }, body });
  const text = await answer.text();
  const value = (name: string) => {
    const found = new RegExp(`<${name}>([^<]+)<`).exec(text)?.[1];
    if (found === undefined) throw new Error(`${endpoint()} gave no ${name}: ${text}`);
    return found;
  };
  return {
    AWS_ACCESS_KEY_ID: value('AccessKeyId'),
    AWS_SECRET_ACCESS_KEY: value('SecretAccessKey'),
    AWS_SESSION_TOKEN: value('SessionToken'),
  };
}

function firstLineOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => child.stdout?.once('data', (data: Buffer) => resolve(data.toString().trim())));
}

function endpoint(): string {
  if (ENDPOINT === undefined) throw new Error('AWS_ENDPOINT_URL is not set');
  return ENDPOINT;
}

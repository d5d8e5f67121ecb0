import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bootstrapAccount, type BootstrapTarget, type Terraform } from '../../lib/bootstrap';
import { UserError } from '../../lib/problems';
import { FakeTerraform, type Kill } from './fake-terraform';

let folder: string;
let aws: FakeTerraform;
let told: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bootstrap-'));
  aws = new FakeTerraform();
  told = '';
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

function run(terraform: Terraform = aws.run) {
  const target: BootstrapTarget = {
    environment: 'dev',
    account: '111111111111',
    region: 'eu-west-2',
    stateBucket: 'acme-dev-terraform-state',
    folder,
    asks: false,
  };
  const configurations = { bootstrap: '{"of":"bootstrap"}', access: '{"of":"access"}' };
  return bootstrapAccount({ target, configurations, terraform, tell: (text) => (told += text) });
}

async function failure(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('it did not fail');
}

const MADE_ONLY_ONCE = [
  'bootstrap: init -input=false -reconfigure -no-color',
  'bootstrap: init -input=false -reconfigure',
  'bootstrap: state pull',
  'bootstrap: apply -input=false -auto-approve',
  'bootstrap: init -input=false -migrate-state -force-copy',
  'bootstrap: state pull',
  'access: init -input=false -reconfigure',
  'access: state pull',
  'access: apply -input=false -auto-approve',
];

describe('an empty account', () => {
  test('gets its bucket with the state on this disk, which then moves into it', async () => {
    const report = await run();

    expect(report).toEqual({ environment: 'dev', stateBucket: 'acme-dev-terraform-state', found: 'make' });
    expect(aws.commands).toEqual(MADE_ONLY_ONCE);
    expect(aws.bucket).toContain('aws_s3_bucket');
  });

  test('leaves nothing on this disk but the configurations', async () => {
    await run();

    expect(fs.readdirSync(path.join(folder, 'bootstrap'))).toEqual(['cdk.tf.json']);
    expect(fs.readFileSync(path.join(folder, 'bootstrap/cdk.tf.json'), 'utf8')).toBe('{"of":"bootstrap"}');
    expect(fs.readFileSync(path.join(folder, 'access/cdk.tf.json'), 'utf8')).toBe('{"of":"access"}');
  });

  test('is told of, step by step', async () => {
    await run();

    expect(told.match(/^\d\. .*$/gm)).toEqual([
      '1. Look for the state in acme-dev-terraform-state',
      '2. Make the bucket and the baseline of account 111111111111, with the state on this disk (only as long as the state is not in the bucket)',
      '3. Move the state into the bucket that is there now (only as long as the state is not in the bucket)',
      '4. Make the roles of people and of CI',
    ]);
  });
});

test('an account that has all of it is brought up to date', async () => {
  await run();
  aws.commands.length = 0;

  expect((await run()).found).toBe('update');
  expect(aws.commands).toEqual([
    'bootstrap: init -input=false -reconfigure -no-color',
    'bootstrap: state pull',
    'bootstrap: state pull',
    'bootstrap: apply -input=false -auto-approve',
    'access: init -input=false -reconfigure',
    'access: state pull',
    'access: apply -input=false -auto-approve',
  ]);
});

describe('run again after a kill', () => {
  const kills = MADE_ONLY_ONCE.flatMap((command, nth) =>
    (['before', 'after'] as const).map((when): [Kill, string, number] => [when, command, nth]),
  );

  test.each(kills)('%s "%s" it ends as if nothing had been', async (when, _command, nth) => {
    aws.killAt(nth, when);
    await expect(run()).rejects.toThrow('killed');

    await run();

    expect(aws.bucket).toContain('aws_s3_bucket');
    expect(fs.readdirSync(path.join(folder, 'bootstrap'))).toEqual(['cdk.tf.json']);
  });
});

test('what was half made when it was stopped is kept, not replaced: Terraform may not destroy it', async () => {
  const half = { resources: [{ type: 'aws_kms_key', name: 'state', instances: [{ status: 'tainted' }] }] };
  fs.mkdirSync(path.join(folder, 'bootstrap'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'bootstrap/on-disk.tfstate'), JSON.stringify(half));

  await run();

  expect(aws.commands.slice(1, 5)).toEqual([
    'bootstrap: init -input=false -reconfigure',
    'bootstrap: state pull',
    'bootstrap: untaint aws_kms_key.state',
    'bootstrap: apply -input=false -auto-approve',
  ]);
});

test('fails when Terraform does, and shows what it said', async () => {
  const refused: Terraform = () => Promise.resolve({ status: 1, stdout: '', stderr: 'Error: no valid credentials\n' });

  expect(await failure(() => run(refused)))
    .toBe(`1 problem, stopped at "Look for the state in acme-dev-terraform-state":

  terraform init -input=false -reconfigure -no-color, in the layer bootstrap
    ended with exit code 1
    mend      mend what Terraform says above, and run the same command again: it goes on where it stopped`);
  expect(told).toContain('Error: no valid credentials');
});

test('fails when there is a bucket without a state, and changes nothing', async () => {
  aws.bucket = '';

  expect(await failure(() => run())).toBe(`1 problem, nothing was changed:

  acme-dev-terraform-state
    is there, but neither it nor this disk holds the state of what made it
    received  a bucket without a state
    allowed   no bucket, a bucket with its state, or the state on the disk of whoever made the bucket
    mend      run it where it was begun; if that disk is lost, import what is there with terraform import, beginning with the bucket`);
  expect(aws.commands).toEqual(['bootstrap: init -input=false -reconfigure -no-color', 'bootstrap: state pull']);
});

test('fails when this disk and the bucket hold different states, and changes neither', async () => {
  await run();
  const other = JSON.stringify({
    resources: [
      { type: 'aws_kms_key', name: 'other' },
      { type: 'x', name: 'y' },
    ],
  });
  fs.writeFileSync(path.join(folder, 'bootstrap/on-disk.tfstate'), other);

  expect(await failure(() => run())).toBe(`1 problem, nothing was changed:

  acme-dev-terraform-state
    holds another state than this disk
    received  on this disk 2 resources; in the bucket 1 resource
    allowed   one state, or an equal copy on this disk
    mend      if nobody else is at it now, the one in the bucket is right: remove on-disk.tfstate from this disk`);
  expect(fs.readFileSync(path.join(folder, 'bootstrap/on-disk.tfstate'), 'utf8')).toBe(other);
});

test('fails when the state did not arrive in the bucket, and keeps the one on this disk', async () => {
  const lossy: Terraform = async (where, args, options) => {
    const result = await aws.run(where, args, options);
    if (args.includes('-migrate-state')) aws.bucket = '';
    return result;
  };

  expect(await failure(() => run(lossy))).toContain('shows another state than the one that was moved');
  expect(fs.existsSync(path.join(folder, 'bootstrap/on-disk.tfstate'))).toBe(true);
});

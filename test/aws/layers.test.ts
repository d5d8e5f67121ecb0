import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { RepositoryCopy } from '../../lib/testing/repository-copy';
import { CONFIGURATION, TerraformSandbox } from '../../lib/testing/terraform';
import { destroyable, type TerraformConfiguration, unguarded } from '../terraform/configuration';
import { type Subject, subjects } from '../terraform/layers';
import { appliedCopy, leftOutOf, wholeCopy, withoutDenials } from './applied-copy';
import { created } from './created';
import { FORGOTTEN, isLeftOut, keyOf, LEFT_OUT } from './emulator-gaps';
import { describeWithEndpoint, EmulatedAccount } from './endpoint';
import { type PlannedChange, plannedChanges } from './plan';
import { standIn } from './terraform-stand-in';

const ENVIRONMENT = 'dev';

/** In the order of platform.json: each after those that it needs. The verb `bootstrap` applies the first two. */
const layers = subjects.filter(({ environment }) => environment.name === ENVIRONMENT);
const [bootstrap, access, ...later] = layers;

/** A busy emulator now and then has not yet the rule that every new security group begins with, which AWS always has. */
const SLIP_OF_THE_EMULATOR = 'revoking default IPv4 egress rule';

describeWithEndpoint(`all layers of ${ENVIRONMENT}, on an AWS-compatible endpoint`, () => {
  let root: string;
  let sandbox: TerraformSandbox;
  let repository: RepositoryCopy;
  const emulated = new EmulatedAccount();
  const forgotten: PlannedChange[] = [];

  beforeAll(async () => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'aws-'));
    sandbox = new TerraformSandbox(root, await emulated.open(bootstrap?.environment.account ?? ''));
    repository = new RepositoryCopy();
  });

  afterAll(() => {
    emulated.close();
    repository.remove();
    fs.rmSync(root, { recursive: true });
  });

  test('come in the order in which they need each other', () => {
    expect([bootstrap?.layer.name, access?.layer.name]).toEqual(['bootstrap', 'access']);
    expect(later.length).toBeGreaterThan(3);
  });

  test('npm run bootstrap makes the first two, and is done when it runs again', () => {
    const variables = standIn(root, layers.slice(0, 2), sandbox.environment);
    const verb = ['bootstrap', '--env', ENVIRONMENT, '--yes', '--json'];
    const [first, second] = [repository.run(verb, variables), repository.run(verb, variables)];

    expect(first.status === 0 ? JSON.parse(first.stdout) : first.stderr).toMatchObject({ found: 'make' });
    expect(second.status === 0 ? JSON.parse(second.stdout) : second.stderr).toMatchObject({ found: 'update' });
  });

  test.each(later)('$layer.name can be applied', (subject) => {
    const folder = folderOf(subject, appliedCopy(subject.configuration));
    sandbox.init(folder);
    apply(folder);
  });

  test.each(layers)('$layer.name is as it was applied: a second plan changes nothing', (subject) => {
    const folder = folderOf(subject, appliedCopy(subject.configuration));
    sandbox.init(folder);
    // Terraform refuses to plan the replacement of what must not be destroyed, and says no more.
    const override = path.join(folder, 'override.tf.json');
    fs.writeFileSync(override, JSON.stringify(unguarded(appliedCopy(subject.configuration))));
    const changes = plannedChanges(sandbox, folder);
    fs.rmSync(override);

    forgotten.push(...changes.filter(isForgotten));
    expect(changes.filter((change) => !isForgotten(change))).toEqual([]);
  });

  function apply(folder: string): void {
    const args = ['apply', '-input=false', '-auto-approve', '-no-color'];
    const first = sandbox.run(folder, ...args);
    if (first.status === 0) return;
    if (!first.stderr.includes(SLIP_OF_THE_EMULATOR)) throw new Error(`${path.basename(folder)}:\n${first.stderr}`);
    console.info(`${path.basename(folder)} is applied again: the endpoint lost the first rule of a security group`);
    sandbox.succeed(folder, ...args);
  }

  test('one thing that is changed is all that a plan changes', () => {
    const subject = layers.find(({ layer }) => layer.name.startsWith('network-'));
    if (subject === undefined) throw new Error('there is no network');
    const changed = structuredClone(appliedCopy(subject.configuration));
    Object.assign(changed.resource['aws_cloudwatch_log_group']?.['flow_logs'] ?? {}, { retention_in_days: 60 });

    const type = 'aws_cloudwatch_log_group';
    expect(plannedChanges(sandbox, folderOf(subject, changed))).toEqual([
      { address: `${type}.flow_logs`, type, actions: 'update', attribute: 'retention_in_days' },
    ]);
  });

  test.each(layers)('$layer.name: what is left out can still not be created', (subject) => {
    if (leftOutOf(subject.configuration).length === 0) return;

    const folder = folderOf(subject, wholeCopy(subject.configuration));
    const made = created(sandbox, folder, leftOutOf(subject.configuration)).filter(isLeftOut);
    // What is there may have taken the place of another one of its type.
    const there = made.filter(
      (address) => plannedChanges(sandbox, folder, ...targetsLike(address, subject)).length === 0,
    );
    // What was made in half must not stand in the way of the tests that follow.
    forget(folder, isLeftOut);

    expect(there).toEqual([]);
  });

  test('nothing is on the lists of the emulator that is not needed', () => {
    const leftOut = new Set(layers.flatMap(({ configuration }) => leftOutOf(configuration)).map(keyOf));
    const remembered = Object.entries(FORGOTTEN).flatMap(([type, attributes]) =>
      Object.keys(attributes).filter(
        (attribute) => !forgotten.some((change) => change.type === type && change.attribute === attribute),
      ),
    );

    expect(Object.keys(LEFT_OUT).filter((key) => !leftOut.has(key))).toEqual([]);
    expect(remembered).toEqual([]);
  });

  test.each([...layers].reverse())('$layer.name can be destroyed, once it may be', (subject) => {
    const folder = folderOf(subject, withoutDenials(appliedCopy(subject.configuration)));
    fs.writeFileSync(path.join(folder, 'override.tf.json'), JSON.stringify(destroyable(subject.configuration)));
    // The bucket must not hold the state of its own destruction.
    sandbox.init(folder, '-migrate-state', '-force-copy');
    sandbox.succeed(folder, 'apply', '-input=false', '-auto-approve', '-no-color');
    // The emulator cannot empty a bucket whose versioning has been switched off.
    forget(folder, (address) => address.startsWith('aws_s3_bucket_versioning.'));
    sandbox.succeed(folder, 'destroy', '-input=false', '-auto-approve', '-no-color');

    expect(sandbox.succeed(folder, 'state', 'list')).toBe('');
  });

  /** Lets Terraform forget what it has made. */
  function forget(folder: string, isForgotten: (address: string) => boolean): void {
    const addresses = sandbox.succeed(folder, 'state', 'list').split('\n').filter(isForgotten);
    if (addresses.length > 0) sandbox.succeed(folder, 'state', 'rm', ...addresses);
  }

  function folderOf({ layer }: Subject, configuration: TerraformConfiguration): string {
    return sandbox.folder(layer.name, { [CONFIGURATION]: JSON.stringify(configuration) });
  }
});

/** Everything of the type of a resource. */
function targetsLike(address: string, { configuration }: Subject): string[] {
  const [type = ''] = address.split('.');
  return Object.keys(configuration.resource[type] ?? {}).map((name) => `-target=${type}.${name}`);
}

function isForgotten({ type, attribute = '' }: PlannedChange): boolean {
  return FORGOTTEN[type]?.[attribute] !== undefined;
}

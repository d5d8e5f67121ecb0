import fs from 'node:fs';
import path from 'node:path';
import { readTreeFromDisk, writeTree } from '../../../lib/synth/disk';
import { messageOf, newOut, treeOf } from './harness';

const LAYER = 'terraform/network-eu-west-2';
const OLD = treeOf({ [`${LAYER}/cdk.tf.json`]: '{"old":1}\n', 'terraform/access/cdk.tf.json': '{}\n' });
const NEW = treeOf({ 'terraform/access/cdk.tf.json': '{"new":1}\n' });

/** A tree on disk whose layers somebody has initialised where they lie. */
function initialised(): string {
  const out = newOut();
  writeTree(OLD, out);
  for (const layer of [LAYER, 'terraform/access']) {
    const provider = path.join(out, 'dev', layer, '.terraform/providers');
    fs.mkdirSync(provider, { recursive: true });
    fs.symlinkSync('/usr/share/providers/aws', path.join(provider, 'aws'));
    fs.writeFileSync(path.join(out, 'dev', layer, '.terraform.lock.hcl'), '# by terraform\n');
  }
  return out;
}

test('what terraform init leaves in a layer stays, and stands in no render’s way', () => {
  const out = initialised();

  writeTree(NEW, out);

  expect(fs.readFileSync(path.join(out, 'dev/terraform/access/cdk.tf.json'), 'utf8')).toBe('{"new":1}\n');
  expect(fs.existsSync(path.join(out, 'dev/terraform/access/.terraform/providers'))).toBe(true);
  expect(readTreeFromDisk(out, 'dev').files).toEqual(NEW.files);
});

test('a layer that is no longer rendered loses its configuration, and keeps what Terraform left', () => {
  const out = initialised();

  writeTree(NEW, out);
  writeTree(NEW, out);

  expect(fs.readdirSync(path.join(out, 'dev', LAYER)).sort()).toEqual(['.terraform', '.terraform.lock.hcl']);
});

test('fails when the same names lie anywhere else', () => {
  const out = newOut();
  writeTree(OLD, out);
  fs.writeFileSync(path.join(out, 'dev/terraform/.terraform.lock.hcl'), '# lost\n');

  expect(messageOf(() => writeTree(NEW, out), out)).toContain(
    '<out>/dev/terraform/.terraform.lock.hcl\n    was not written',
  );
});

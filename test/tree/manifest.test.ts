import { canonicalJson, type Manifest, parseManifest } from '../../lib/tree';
import { CONTENTS, messageOf, sampleTree } from './sample';

const MANIFEST = sampleTree().manifest;

const WHERE = 'dist/dev/platform.json';

/** The message about a manifest with these changes; undefined removes a field. */
function messageAbout(changes: object): string {
  return messageOf(() => parseManifest(canonicalJson({ ...MANIFEST, ...changes }), WHERE));
}

function notOurs(field: string, received: string): string {
  return `1 problem, nothing was written:

  ${WHERE}${field}
    is not a manifest that this program wrote
    received  ${received}
    allowed   a manifest of schema platform/v1
    mend      choose another output folder, or remove this one if nothing in it is needed`;
}

describe('a manifest', () => {
  test('says after a round trip what it said before', () => {
    expect(parseManifest(canonicalJson(MANIFEST), WHERE)).toEqual(MANIFEST);
  });

  test('may say that it is partial', () => {
    const partial: Manifest = { ...MANIFEST, partial: { cluster: 'dev-a' } };
    expect(parseManifest(canonicalJson(partial), WHERE)).toEqual(partial);
  });
});

describe('a manifest that is not ours', () => {
  test.each([
    ['no JSON', '<html>'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
  ])('fails for %s', (_, text) => {
    expect(messageOf(() => parseManifest(text, WHERE))).toBe(notOurs('', 'no JSON object'));
  });

  test.each([
    ['of a later version', { schema: 'platform/v2' }, notOurs(' › schema', 'schema "platform/v2"')],
    ['of no schema', { schema: undefined }, notOurs(' › schema', 'schema null')],
    [
      'without its files',
      { files: undefined },
      notOurs(' › files', 'Invalid input: expected record, received undefined'),
    ],
    [
      'with a hash that is none',
      { files: { a: 'x' } },
      notOurs(' › files.a', 'Invalid string: must match pattern /^[0-9a-f]{64}$/'),
    ],
    [
      'with a resource of no half',
      { resources: [{ half: 'windows' }] },
      notOurs(' › resources.0.half', "Invalid discriminator value. Expected 'terraform' | 'kubernetes'"),
    ],
  ])('fails for one %s', (_, changes, message) => {
    expect(messageAbout(changes)).toBe(message);
  });

  test('fails when it has a field more than we write', () => {
    expect(messageAbout({ extra: 1 })).toBe(notOurs('', 'Unrecognized key: "extra"'));
  });
});

describe('a manifest that was tampered with', () => {
  const [layer] = CONTENTS.layers;
  const [component] = CONTENTS.components;
  const [resource] = CONTENTS.resources;

  test.each([
    ['a file', { files: { '../../x': '0'.repeat(64) } }],
    ['a layer', { layers: [{ ...layer, path: '../../x' }] }],
    ['a component', { components: [{ ...component, path: '../../x' }] }],
    ['a resource', { resources: [{ ...resource, file: '../../x' }] }],
  ])('fails when the path of %s leaves its folder', (_, changes) => {
    expect(messageAbout(changes)).toBe(`1 problem, nothing was written:

  ${WHERE}
    names a file whose path has the part '..', which leaves its folder
    received  ../../x
    allowed   paths inside the tree
    mend      somebody changed this file by hand: remove the folder and render again`);
  });

  test('fails with every such path, each once', () => {
    const hash = '0'.repeat(64);
    const files = { '/etc/passwd': hash, '.git/config': hash, '\u001b[2J': hash };
    const message = messageAbout({ files, layers: [{ ...layer, path: '/etc/passwd' }] });
    expect(message).toMatch(/^3 problems, /);
    expect(message).toContain('received  /etc/passwd\n');
    expect(message).toContain('received  .git/config\n');
    expect(message).toContain('received  \\u{1b}[2J\n');
  });
});

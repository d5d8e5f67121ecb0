/** @jest-environment node */
import path from 'node:path';
import { environments } from '../../environments';
import { readEnvironments } from '../../lib/cli';
import { renderEnvironment } from '../../lib/testing/render-environment';
import { platform } from '../../platform/platform';

/**
 * Every construct of every tree gets another parent: what a refactoring does that wraps, splits or moves constructs.
 * Class and file names play no part in a render, so renaming a class or moving a file is the lesser case.
 */
jest.mock('constructs', () => {
  const original = jest.requireActual<typeof import('constructs')>('constructs');
  let wrapping = false;
  class Construct extends original.Construct {
    constructor(scope: import('constructs').Construct | undefined, id: string) {
      const wrapped = process.env['WRAP_CONSTRUCTS'] === 'true' && scope !== undefined && !wrapping;
      wrapping = wrapped;
      // The root has no scope; the type of constructs does not say so.
      super(wrapped ? new original.Construct(scope, `Moved-${id}`) : (scope as import('constructs').Construct), id);
      wrapping = false;
    }
  }
  return { ...original, Construct };
});

const plain = renderAll(false);
const wrapped = renderAll(true);

function renderAll(wrap: boolean) {
  process.env['WRAP_CONSTRUCTS'] = String(wrap);
  const parsed = readEnvironments(environments, path.join(__dirname, '../..'));
  return parsed.map((environment) => new Map(renderEnvironment(platform, environment, {}).files));
}

test('wrapping every construct in another parent changes no byte of what is applied', () => {
  const [before, after] = [plain, wrapped];
  const withoutIndex = (trees: Map<string, string>[]) =>
    trees.map((files) => [...files].filter(([file]) => file !== 'platform.json'));
  const constructPaths = (trees: Map<string, string>[]) =>
    trees.map((files) => (files.get('platform.json') ?? '').match(/"constructPath": ".*"/g));

  expect(constructPaths(after)).not.toEqual(constructPaths(before));
  expect(JSON.stringify(constructPaths(after))).toContain('Moved-');
  expect(withoutIndex(after)).toEqual(withoutIndex(before));
});

test('the index in platform.json changes in its construct paths only', () => {
  const index = (trees: Map<string, string>[]) =>
    trees.map((files) => (files.get('platform.json') ?? '').replaceAll(/"constructPath": ".*"/g, ''));
  expect(index(wrapped)).toEqual(index(plain));
});

test('no name, selector or label holds a hash of a construct path', () => {
  for (const files of plain) {
    for (const [file, text] of files) {
      if (file === 'platform.json') continue;
      expect(text).not.toContain('cdk8s.io/metadata.addr');
      expect(text).not.toMatch(/-c8[0-9a-f]{6}\b/);
    }
  }
});

import { type Diff, diffTrees } from '../../lib/diff/diff-trees';
import { htmlReport } from '../../lib/diff/report/html';
import { MARKDOWN_LIMIT, markdownReport } from '../../lib/diff/report/markdown';
import { textReport } from '../../lib/diff/report/text';
import type { JsonObject } from '../../lib/yaml';
import { object, treeOf } from './sample';

function config(name: string, value: string): JsonObject {
  return object('v1', 'ConfigMap', { metadata: { name }, data: { value } }, 'shop');
}

function diffOf(before: readonly JsonObject[], after: readonly JsonObject[]): Diff {
  const tree = (objects: readonly JsonObject[]) => treeOf({ clusters: { 'dev-a': objects } });
  return diffTrees([{ environment: 'dev', before: tree(before), after: tree(after) }]);
}

const small = diffOf([config('it', 'old'), object('v1', 'Namespace')], [config('it', 'new')]);

test('for a terminal', () => {
  expect(textReport(small, { colour: false })).toBe(
    [
      '2 changes: 1 destroys data, 1 routine',
      '',
      'DESTROYS DATA',
      '  - removed   Namespace it  [dev/dev-a]',
      '      ! everything in the namespace goes with it',
      '',
      'ROUTINE',
      '  ~ changed   ConfigMap shop/it  [dev/dev-a]',
      '      data.value',
      '        - old',
      '        + new',
      '',
    ].join('\n'),
  );
});

test('colours are for terminals, and change nothing else', () => {
  const coloured = textReport(small, { colour: true });

  expect(coloured).toContain('\u001b[31mDESTROYS DATA\u001b[0m');
  expect(coloured.replace(/\p{Cc}\[\d+m/gu, '')).toBe(textReport(small, { colour: false }));
});

test('for a pull request', () => {
  expect(markdownReport(small)).toMatchSnapshot();
});

test('as a page', () => {
  const page = htmlReport(small);

  expect(page).toContain('<h2>destroys data</h2>');
  expect(page).toContain('<span class="b">- old</span>');
  expect(page).not.toMatch(/<script|src=|@import|url\(/);
});

test('a value of a tree is neither markup nor a command to a terminal', () => {
  const hostile = '</pre><script>alert(1)</script> ``` @everyone \u001b[31m \u202e';
  const diff = diffOf([config('it', 'old')], [config('it', hostile)]);

  expect(htmlReport(diff)).not.toContain('<script');
  expect(markdownReport(diff)).toContain('````diff\n');
  for (const report of [htmlReport(diff), markdownReport(diff), textReport(diff, { colour: false })]) {
    expect(report).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
  }
});

describe('many changes', () => {
  const names = Array.from({ length: 3000 }, (_, index) => `config-${index}`);
  const namespaces = names.slice(0, 5).map((name) => object('v1', 'Namespace', { metadata: { name } }));
  const many = diffOf(
    [...namespaces, ...names.map((name) => config(name, 'x'.repeat(300)))],
    names.map((name) => config(name, `y${name}`)),
  );
  const text = markdownReport(many);

  test('fit into a comment', () => {
    expect(text.length).toBeLessThanOrEqual(MARKDOWN_LIMIT);
    expect(text.length).toBeGreaterThan(MARKDOWN_LIMIT * 0.9);
  });

  test('begin with the worst, and count what is left out', () => {
    const shown = text.match(/^- (?:changed|removed) /gm)?.length ?? 0;
    expect(text.indexOf('### Destroys data')).toBeLessThan(text.indexOf('### Routine'));
    expect(text).toContain(`… and **${3005 - shown} changes more** (${3005 - shown} routine)`);
  });

  test('are all on the page', () => {
    expect(htmlReport(many).match(/<article>/g)).toHaveLength(3005);
  });
});

test('of two long lines that begin alike, what differs is shown', () => {
  const long = (end: string) => `${'x'.repeat(1000)}${end}`;

  expect(textReport(diffOf([config('it', long('old'))], [config('it', long('new'))]), { colour: false })).toContain(
    `        - … ${'x'.repeat(40)}old\n        + … ${'x'.repeat(40)}new\n`,
  );
});

test('one change that is too long for a comment is named there', () => {
  const long = (letter: string) =>
    Array.from({ length: 20 }, (_, index) => [`k${index}`, letter.repeat(90_000)] as const);
  const data = (letter: string) => object('v1', 'ConfigMap', { data: Object.fromEntries(long(letter)) }, 'shop');
  const text = markdownReport(diffOf([data('x')], [data('y')]));

  expect(text.length).toBeLessThan(MARKDOWN_LIMIT);
  expect(text).toContain('**ConfigMap shop/it**');
  expect(text).toContain('89600 characters more');
});

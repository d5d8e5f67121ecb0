import fs from 'node:fs';
import path from 'node:path';
import { environments } from '../../environments';
import { describeWith } from '../../lib/testing/tools';
import { renderAll } from '../platform/render-all';
import { FreshClone, replaced } from './fresh-clone';
import { type Block, blocksIn } from './markdown';

const ROOT = path.join(__dirname, '../..');

/** `npm ci` is among the commands. */
const COMMANDS_TIMEOUT = 20 * 60_000;

/** Takes long, and .ci/run runs it as it stands in a clone of its own. */
const RUN_BY_CI = 'npm test';

/** The last step of both guides. */
const WRITE_SNAPSHOTS = 'npm test -- test/platform -u';

describe('what README.md shows of a file', () => {
  const rendered = renderAll().map(({ files, manifest }) => [manifest.environment, files] as const);
  const shown = blocksIn(fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8')).flatMap(fileOf);

  test('is checked for both halves, and for what they are made from', () => {
    const folders = shown.map(({ file }) => file.split('/').slice(0, 3).join('/'));
    expect(folders).toEqual([
      'platform/clusters/storage.ts',
      'dist/dev/clusters',
      'environments/dev.ts',
      'dist/dev/terraform',
    ]);
  });

  test.each(shown)('is in $file', ({ file, language, text }) => {
    const whole = textOf(file);
    if (language === 'yaml') expect(whole).toBe(text);
    else expect(withoutIndent(whole)).toContain(withoutIndent(text));
  });

  function textOf(file: string): string {
    const [folder, environment, ...rest] = file.split('/');
    if (folder !== 'dist') return fs.readFileSync(path.join(ROOT, file), 'utf8');
    return new Map(rendered).get(environment ?? '')?.get(rest.join('/')) ?? `${file} is not rendered`;
  }
});

describeWith(['git', 'npm'], 'README.md in a fresh clone', () => {
  let clone: FreshClone;
  let blocks: readonly Block[];

  beforeAll(() => {
    clone = new FreshClone();
    blocks = blocksIn(clone.read('README.md'));
  });

  afterEach(() => clone.reset());
  afterAll(() => clone.remove());

  test(
    'every command line works as written, one after the other',
    () => {
      const lines = blocks.filter(({ language }) => language === 'sh').flatMap((block) => block.lines);
      expect(lines.slice(0, 2)).toEqual(['npm ci && npm run synth', RUN_BY_CI]);
      for (const line of lines) if (line !== RUN_BY_CI) clone.bash(line);
      expect(clone.list('dist')).toEqual(Object.keys(environments).sort());
    },
    COMMANDS_TIMEOUT,
  );

  describe('Add an environment', () => {
    const CHANGES = {
      'const dev': 'const qa',
      "'dev'": "'qa'",
      "'111111111111'": "'444444444444'",
      "'dev.acme.example'": "'qa.acme.example'",
      "podCidr: '100.64.0.0/16'": "podCidr: '100.112.0.0/16'",
      "'dev-a'": "'qa-a'",
      'dev/alerting': 'qa/alerting',
    };
    const CIDR = { "'10.0.0.0/16'": "'10.48.0.0/16'" };

    function addEnvironment(changes: Readonly<Record<string, string>>): void {
      clone.write('environments/qa.ts', replaced(clone.read('environments/dev.ts'), changes));
      clone.write('environments/versions/qa.json', clone.read('environments/versions/dev.json'));
      const index = clone.read('environments/index.ts');
      const line = "import { dev } from './dev';\n";
      clone.write(
        'environments/index.ts',
        replaced(index, { [line]: `${line}import { qa } from './qa';\n`, '{ dev, ': '{ dev, qa, ' }),
      );
    }

    test('leads to a render', () => {
      addEnvironment({ ...CHANGES, ...CIDR });
      expect(clone.read('environments/qa.ts')).not.toMatch(/\bdev\b/);
      expect(clone.bash('npm run synth -- --env qa')).toContain('Written to dist/.');
      expect(clone.list('dist/qa')).toContain('platform.json');
      clone.bash(WRITE_SNAPSHOTS);
      expect(clone.read('test/platform/__snapshots__/manifest.test.ts.snap')).toContain('clusters/qa-a/storage');
    });

    test('fails when the CIDR was forgotten, and says which one it overlaps', () => {
      addEnvironment(CHANGES);
      const { status, output } = clone.tryBash('npm run -s synth -- --env qa 2>&1 >/dev/null');
      expect(status).toBe(1);
      expect(output).toContain(`1 problem, nothing was written:

  environments/qa.ts › networks[0].cidr
    overlaps environments/dev.ts › networks[0].cidr (10.0.0.0/16)
    received  10.0.0.0/16
    allowed   ranges that share no address with any network of any environment
    mend      choose a free range for one of the two, such as 10.1.0.0/16
`);
    });
  });

  test('.ci/run runs what is left out here', () => {
    expect(clone.read('.ci/run')).toMatch(new RegExp(`^step .*; +${RUN_BY_CI}$`, 'm'));
  });

  test('the guides end in the command that writes snapshots', () => {
    const guides = clone
      .read('README.md')
      .split(/^## /m)
      .filter((section) => section.includes(`\`${WRITE_SNAPSHOTS}\``));
    expect(guides.map((section) => section.split('\n')[0])).toEqual(['Add an environment', 'Add a component']);
  });

  test('Add a cluster: the entry gives it a layer and every component', () => {
    const before = '  clusters: [\n';
    const entry = textIn('Add a cluster').replaceAll(/^(?=.)/gm, '    ');
    const environment = replaced(clone.read('environments/dev.ts'), { [before]: before + entry });
    clone.write('environments/dev.ts', environment);
    clone.bash('npm run synth -- --env dev');
    expect(clone.list('dist/dev/terraform')).toContain('cluster-dev-b');
    expect(clone.list('dist/dev/clusters/dev-b')).toEqual(clone.list('dist/dev/clusters/dev-a'));
  });

  test('Add a component: the file is clean, renders once it is listed, and gets its snapshot', () => {
    clone.write('platform/clusters/quotas.ts', textIn('Add a component'));
    const last = '  storage,\n';
    const index = replaced(clone.read('platform/clusters/index.ts'), {
      "import { storage } from './storage';\n":
        "import { quotas } from './quotas';\nimport { storage } from './storage';\n",
      [last]: `${last}  quotas,\n`,
    });
    clone.write('platform/clusters/index.ts', index);
    const neighbour = clone.read('test/platform/clusters/storage.test.ts');
    clone.write('test/platform/clusters/quotas.test.ts', neighbour.replaceAll('storage', 'quotas'));
    clone.bash('npm run synth -- --env dev');
    expect(clone.list('dist/dev/clusters/dev-a/quotas')).toEqual(['kustomization.yaml', 'monitoring']);
    clone.bash(WRITE_SNAPSHOTS);
    expect(clone.read('test/platform/clusters/__snapshots__/quotas.test.ts.snap')).toContain('configmaps');
    clone.bash('npm run typecheck && npx prettier --check platform && npx eslint platform/clusters');
  });

  function textIn(heading: string): string {
    const block = blocks.find(({ section, language }) => section === heading && language === 'ts');
    if (block === undefined) throw new Error(`README.md shows nothing below ${heading}`);
    return `${block.lines.join('\n')}\n`;
  }
});

/** A block whose first line is a comment that names a file shows what stands in it. */
function fileOf({ language, lines }: Block) {
  const file = /^(?:#|\/\/) ([\w./-]+\.\w+)$/.exec(lines[0] ?? '')?.[1];
  return file === undefined ? [] : [{ file, language, text: `${lines.slice(1).join('\n')}\n` }];
}

function withoutIndent(text: string): string {
  return text.replaceAll(/^ +/gm, '');
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { toYaml } from '../../lib/yaml/to-yaml';
import { describeWith, findTool } from '../../lib/testing/tools';
import { canonicalJson } from '../../lib/tree';

const SEED = 20240101;

const characters = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));

const PRINTABLE = characters(0x20, 0x7e);
const NUMBER_LIKE = [...'0123456789oOxXbBeE_.+-:'];
const WHITE_SPACE = [...' \t\n\n\r', 'a', 'b:', '#', '-', '?', '---'];
const UNICODE = [
  ...characters(0x00, 0x20),
  ...'ab\x7f\u0085\u00a0\u200b\u2028\u2029\ufeff\ufffd\ufffe\uffffé漢😀\u{10ffff}',
];

/** What YAML does not print. kustomize reads such a character, but writes it raw, and then fails or loses it. */
const NOT_PRINTED = /[\x7f-\x9f\ufffe\uffff]/;

const strings = [
  ...sample(4000, fc.string({ unit: fc.constantFrom(...PRINTABLE), maxLength: 12 })),
  ...sample(4000, fc.string({ unit: fc.constantFrom(...NUMBER_LIKE), maxLength: 8 })),
  ...sample(2000, fc.string({ unit: fc.constantFrom(...WHITE_SPACE), maxLength: 12 })),
  ...sample(2000, fc.string({ unit: fc.constantFrom(...PRINTABLE, ...WHITE_SPACE, ...UNICODE), maxLength: 12 })),
  ...sample(2000, fc.string({ unit: fc.constantFrom(...UNICODE), maxLength: 6 })),
  ...characters(0, 0xd7ff).map((character) => `a${character}b`),
  ...characters(0xe000, 0x10000).map((character) => `a${character}`),
];

describeWith(['kubectl'], 'the Go reader of kubectl', () => {
  it('takes an unquoted 0o17 for a number, so that a difference would be seen', () => {
    expect(readByGo('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: 0o17}\n')).toMatchObject({
      data: { a: 15 },
    });
  });

  it('brings back every string of a ConfigMap', () => {
    const data = Object.fromEntries(strings.map((text, index) => [`key-${index}`, text]));
    const read = readByGo(toYaml({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data }));
    expectNoDifference('values of a ConfigMap', data, read['data']);
  });

  it('brings back every string of a list, of a list in a list and of a list of objects', () => {
    const spec = {
      flat: strings,
      nested: strings.map((text) => [[text]]),
      objects: strings.map((text) => ({ b: text, a: 1 })),
    };
    const read = readByGo(toYaml({ ...note, spec }))['spec'] as Record<keyof typeof spec, unknown>;
    for (const list of ['flat', 'nested', 'objects'] as const) {
      expectNoDifference(`items, ${list}`, spec[list], read[list]);
    }
  });

  it('brings back every annotation, its key as well', () => {
    const legal = strings.filter((text) => /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(text));
    const annotations = Object.fromEntries(
      legal.flatMap((key) => [
        [key, key],
        [`example.org/${key}`, key],
      ]),
    );
    const read = readByGo(toYaml({ ...note, metadata: { name: 'a', annotations } }));
    expectNoDifference('annotations', annotations, (read['metadata'] as Record<string, unknown>)['annotations']);
  });

  it('brings back every key, even one that no Kubernetes object has', () => {
    const long = ['k'.repeat(1000), 'k'.repeat(1030), 'é\n'.repeat(600)];
    const spec = Object.fromEntries([...strings, ...long].map((key, index) => [key, [index, { [key]: key }, [key]]]));
    expectNoDifference('keys', spec, readByGo(toYaml({ ...note, spec }))['spec']);
  });

  it('brings back every number', () => {
    const whole = [0, -0, 2 ** 31, 2 ** 53 - 1, 2 ** 53, -(2 ** 60), 2 ** 63, 2 ** 64, 1e20, 1e21, 1.5e300];
    const numbers = [
      ...whole,
      ...sample(2000, fc.double({ noNaN: true, noDefaultInfinity: true })),
      ...sample(500, fc.integer()),
    ];
    const read = readByGo(toYaml({ ...note, spec: { numbers } }))['spec'] as Record<string, unknown>;
    expectNoDifference('numbers', numbers, read['numbers']);
  });

  it('brings back what kustomize, as Flux and Argo CD run it, has read and written again', () => {
    // In a list: kustomize takes the square of the number of keys.
    const list = strings.filter((text) => !NOT_PRINTED.test(text));
    const read = readByGo(kustomized(toYaml({ ...note, spec: { list } })))['spec'] as Record<string, unknown>;
    expectNoDifference('items through kustomize', list, read['list']);
  });
});

const note = { apiVersion: 'example.org/v1', kind: 'Note', metadata: { name: 'a' } };

function sample<T>(numRuns: number, values: fc.Arbitrary<T>): T[] {
  return fc.sample(values, { numRuns, seed: SEED });
}

/** Counts aloud, and shows the first few differences only: all of either side would fill the screen. */
function expectNoDifference(what: string, written: object, read: unknown): void {
  const found = new Map(Object.entries(read as object));
  const entries = Object.entries(written);
  const differences = entries.filter(([key, value]) => canonicalJson(found.get(key)) !== canonicalJson(value));
  console.info(`${what}: ${entries.length} checked, ${differences.length} differences`);
  expect(differences.slice(0, 10).map(([key, value]) => ({ key, value, read: found.get(key) }))).toEqual([]);
  expect(found.size).toBe(entries.length);
}

/** `patch --local` asks no server and prints as JSON what the Go reader took from the YAML. */
function readByGo(yaml: string): Record<string, unknown> {
  const patch = ['patch', '--local', '--type=merge', '--patch={}', '--output=json', '--filename=-'];
  return JSON.parse(kubectl(patch, yaml)) as Record<string, unknown>;
}

function kustomized(yaml: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kustomize-'));
  try {
    writeFileSync(join(folder, 'kustomization.yaml'), 'resources: [object.yaml]\n');
    writeFileSync(join(folder, 'object.yaml'), yaml);
    return kubectl(['kustomize', folder]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function kubectl(args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(findTool('kubectl') ?? '', args, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw error ?? new Error(`kubectl ${args.join(' ')} failed: ${stderr.slice(0, 1000)}`);
  return stdout;
}

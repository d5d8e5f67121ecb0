import { z } from 'zod';
import { read } from '../../lib/environment/read';

const schema = z.strictObject({
  name: z.string(),
  kind: z.enum(['small', 'large']).default('small'),
  limits: z.strictObject({ days: z.number().default(7), cpus: z.number().default(4) }).prefault({}),
  pools: z.array(z.strictObject({ name: z.string(), size: z.number().default(1) })).default([]),
});

function readAs(value: unknown) {
  const { values, gaps, problems } = read('file.ts', value, () => schema);
  return { values, gaps, wrong: problems.map(({ where, what }) => `${where} ${what}`) };
}

const A = { name: 'a', kind: 'small', limits: { days: 7, cpus: 4 }, pools: [] };

describe('what can still be judged of a value with faults', () => {
  test('a value without a fault is read as it is', () => {
    expect(readAs({ name: 'a', pools: [{ name: 'b' }] })).toEqual({
      values: [{ ...A, pools: [{ name: 'b', size: 1 }] }],
      gaps: [],
      wrong: [],
    });
  });

  test('a misspelt key is taken for the one that was meant', () => {
    expect(readAs({ nmae: 'a', limits: { dyas: 30 } })).toEqual({
      values: [{ ...A, limits: { days: 30, cpus: 4 } }],
      gaps: [],
      wrong: ['file.ts › limits.dyas is not a key that exists here', 'file.ts › nmae is not a key that exists here'],
    });
  });

  test('an unknown key that stands for nothing is left out', () => {
    expect(readAs({ name: 'a', colour: 'blue' }).values).toEqual([A]);
  });

  test('a choice that is misspelt, and an amount in quotes, are taken for what was meant', () => {
    expect(readAs({ name: 'a', kind: 'lrge', limits: { days: '30' } })).toEqual({
      values: [{ ...A, kind: 'large', limits: { days: 30, cpus: 4 } }],
      gaps: ['file.ts › kind', 'file.ts › limits.days'],
      wrong: ['file.ts › kind is not an allowed value', 'file.ts › limits.days is not an allowed value'],
    });
  });

  test('a choice that cannot be guessed may be any, and the values beside it stay', () => {
    expect(readAs({ name: 'a', kind: 'middling', limits: { cpus: 8 } })).toEqual({
      values: [
        { ...A, limits: { days: 7, cpus: 8 } },
        { ...A, kind: 'large', limits: { days: 7, cpus: 8 } },
      ],
      gaps: ['file.ts › kind'],
      wrong: ['file.ts › kind is not an allowed value'],
    });
  });

  test('an amount that cannot be guessed may be the default, little or much', () => {
    expect(readAs({ name: 'a', limits: { days: 'x', cpus: 8 } }).values).toEqual(
      [7, 1, 1_000_000].map((days) => ({ ...A, limits: { days, cpus: 8 } })),
    );
  });

  test('what is missing in an entry of a list is filled in, and no entry moves', () => {
    expect(readAs({ name: 'a', pools: [{ size: 2 }, { name: 'b' }] })).toEqual({
      values: ['unknown', 'https://github.com/unknown/unknown.git'].map((name) => ({
        ...A,
        pools: [
          { name, size: 2 },
          { name: 'b', size: 1 },
        ],
      })),
      gaps: ['file.ts › pools[0].name'],
      wrong: ['file.ts › pools[0].name is missing'],
    });
  });

  test('a text that is missing may be any region that the file names', () => {
    expect(readAs({ pools: [{ name: 'eu-west-2' }] }).values.map(({ name }) => name)).toContain('eu-west-2');
  });

  test('an entry of a record whose format nobody can make up is left out', () => {
    const pins = z.strictObject({
      pins: z.record(z.string(), z.strictObject({ digest: z.string().regex(/^sha256:/) })),
    });
    const value = { pins: { a: { digest: 'latest' }, b: { digest: 'sha256:0' } } };
    expect(read('file.ts', value, () => pins)).toMatchObject({
      values: [{ pins: { b: { digest: 'sha256:0' } } }],
      gaps: ['file.ts › pins.a.digest'],
    });
  });

  test('what another option of a union asks for is filled in or left out', () => {
    const receivers = z.strictObject({
      receiver: z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('email'), to: z.string() }),
        z.strictObject({ type: z.literal('slack'), secret: z.string() }),
      ]),
    });
    expect(read('file.ts', { receiver: { secret: 'a/b' } }, () => receivers).values).toEqual([
      { receiver: { type: 'email', to: 'unknown' } },
      { receiver: { type: 'slack', secret: 'a/b' } },
    ]);
  });

  test('what is no object at all is not judged', () => {
    expect(readAs('text')).toMatchObject({ values: [], wrong: ['file.ts is not an allowed value'] });
    expect(readAs(undefined)).toMatchObject({ values: [], wrong: ['file.ts is missing'] });
  });

  test('the schema may depend on a key that was misspelt', () => {
    const large = schema.extend({
      kind: z.literal('large'),
      limits: z.strictObject({ days: z.number().default(99) }).prefault({}),
    });
    const { values } = read('file.ts', { name: 'a', kidn: 'large' }, (value) => {
      return Reflect.get(Object(value) as object, 'kind') === 'large' ? large : schema;
    });
    expect(values).toMatchObject([{ kind: 'large', limits: { days: 99 } }]);
  });

  test('nothing is changed in the value itself', () => {
    const value = Object.freeze({ nmae: 'a', limits: Object.freeze({ dyas: 1, cpus: 'x' }) });
    readAs(value);
    expect(value).toEqual({ nmae: 'a', limits: { dyas: 1, cpus: 'x' } });
  });
});

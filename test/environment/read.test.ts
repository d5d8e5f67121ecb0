import { z } from 'zod';
import { read } from '../../lib/environment/read';

const schema = z.strictObject({
  name: z.string(),
  kind: z.enum(['small', 'large']).default('small'),
  limits: z.strictObject({ days: z.number().default(7), cpus: z.number().default(4) }).prefault({}),
  pools: z.array(z.strictObject({ name: z.string(), size: z.number().default(1) })).default([]),
});

function readAs(value: unknown) {
  const { data, problems } = read('file.ts', value, () => schema);
  return { data, wrong: problems.map(({ where, what }) => `${where} ${what}`) };
}

describe('what can still be judged of a value with faults', () => {
  test('a value without a fault is read as it is', () => {
    expect(readAs({ name: 'a', pools: [{ name: 'b' }] })).toEqual({
      data: { name: 'a', kind: 'small', limits: { days: 7, cpus: 4 }, pools: [{ name: 'b', size: 1 }] },
      wrong: [],
    });
  });

  test('a misspelt key is taken for the one that was meant', () => {
    expect(readAs({ nmae: 'a', limits: { dyas: 30 } })).toEqual({
      data: { name: 'a', kind: 'small', limits: { days: 30, cpus: 4 }, pools: [] },
      wrong: ['file.ts › limits.dyas is not a key that exists here', 'file.ts › nmae is not a key that exists here'],
    });
  });

  test('an unknown key that stands for nothing is left out', () => {
    expect(readAs({ name: 'a', colour: 'blue' }).data).toMatchObject({ name: 'a' });
  });

  test('a default takes the place of a value that is refused, and the values beside it stay', () => {
    expect(readAs({ name: 'a', kind: 'huge', limits: { days: 'x', cpus: 8 } })).toEqual({
      data: { name: 'a', kind: 'small', limits: { days: 7, cpus: 8 }, pools: [] },
      wrong: ['file.ts › kind is not an allowed value', 'file.ts › limits.days is not an allowed value'],
    });
  });

  test('a list goes whole, lest its entries move', () => {
    expect(readAs({ name: 'a', pools: [{ size: 2 }, { name: 'b' }] })).toEqual({
      data: { name: 'a', kind: 'small', limits: { days: 7, cpus: 4 }, pools: [] },
      wrong: ['file.ts › pools[0].name is missing'],
    });
  });

  test('a value that lacks what has no default is not judged at all', () => {
    expect(readAs({ kind: 'large' })).toEqual({ data: undefined, wrong: ['file.ts › name is missing'] });
    expect(readAs('text')).toEqual({ data: undefined, wrong: ['file.ts is not an allowed value'] });
    expect(readAs(undefined)).toEqual({ data: undefined, wrong: ['file.ts is missing'] });
  });

  test('the schema may depend on a key that was misspelt', () => {
    const large = schema.extend({
      kind: z.literal('large'),
      limits: z.strictObject({ days: z.number().default(99) }).prefault({}),
    });
    const { data } = read('file.ts', { name: 'a', kidn: 'large' }, (value) => {
      return Reflect.get(Object(value) as object, 'kind') === 'large' ? large : schema;
    });
    expect(data).toMatchObject({ kind: 'large', limits: { days: 99 } });
  });

  test('nothing is changed in the value itself', () => {
    const value = Object.freeze({ nmae: 'a', limits: Object.freeze({ dyas: 1, cpus: 'x' }) });
    readAs(value);
    expect(value).toEqual({ nmae: 'a', limits: { dyas: 1, cpus: 'x' } });
  });
});

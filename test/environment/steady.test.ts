import type { Reading } from '../../lib/environment/read';
import { steadyProblems } from '../../lib/environment/steady';
import type { Problem } from '../../lib/problems';

function reading(values: readonly string[], gaps: readonly string[] = []): Reading<string> {
  return { values, gaps, problems: [] };
}

function problem(where: string, what = 'is wrong'): Problem {
  return { where, what, mend: 'mend it' };
}

describe('what is said of values with gaps', () => {
  test('is what is said whatever fills them', () => {
    const readings = [reading(['a', 'b'], ['one.ts › name']), reading(['c'])];
    const judge = (values: readonly string[]) => [
      problem('two.ts', `is there beside ${values.length - 1} other`),
      ...(values.includes('a') ? [problem('two.ts', 'is there beside a')] : []),
      ...(values.includes('b') ? [problem('two.ts', 'is there beside b')] : []),
    ];
    expect(steadyProblems(readings, judge)).toEqual([problem('two.ts', 'is there beside 1 other')]);
  });

  test('leaves the gap itself and its parts out, and nothing that is only named alike', () => {
    const at = (path: string) => problem(`one.ts › ${path}`);
    const judge = () => ['pools', 'pools[0].name', 'pools.first', 'poolsLimit', 'name'].map(at);
    expect(steadyProblems([reading(['a'], ['one.ts › pools'])], judge)).toEqual([at('poolsLimit'), at('name')]);
  });

  test('leaves out what cannot be read', () => {
    const judge = (values: readonly string[]) => values.map((value) => problem(value));
    expect(steadyProblems([reading([]), reading(['a'])], judge)).toEqual([problem('a')]);
  });

  test('is all that is said when there is no gap, and nothing is said of nothing', () => {
    expect(steadyProblems([], () => [])).toEqual([]);
    expect(steadyProblems([reading(['a'])], () => [problem('one.ts')])).toEqual([problem('one.ts')]);
  });
});

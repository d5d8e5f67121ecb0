import { readEnvironments } from '../../lib/cli/environments';

test('fails when no environment is listed: a render of nothing is no success', () => {
  expect(() => readEnvironments({}, '/nonexistent')).toThrow(
    new Error(`1 problem, nothing was written:

  environments/index.ts
    lists no environment
    allowed   at least one: export const environments = { dev }
    mend      list one, or restore the file from git: git checkout environments/index.ts`),
  );
});

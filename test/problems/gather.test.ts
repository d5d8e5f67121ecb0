import { gather, type Problem, UserError } from '../../lib/problems';

const PROBLEM = { where: 'here', what: 'is wrong', mend: 'put it right' };

test('gives what the work gives', () => {
  const problems: Problem[] = [];
  expect(gather(problems, () => 1)).toBe(1);
  expect(problems).toEqual([]);
});

test("keeps the user's mistakes for later", () => {
  const problems: Problem[] = [];
  const work = (): number => {
    throw new UserError([PROBLEM]);
  };
  const result: number | undefined = gather(problems, work);
  expect(result).toBeUndefined();
  expect(problems).toEqual([PROBLEM]);
});

test('fails when the error is a bug of ours', () => {
  const bug = new TypeError('not a function');
  const work = () => {
    throw bug;
  };
  expect(() => gather([], work)).toThrow(bug);
});

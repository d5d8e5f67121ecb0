import { dangerProblems } from '../../../lib/release/rollback/dangers';

const DANGERS = [
  { name: 'a/core/Namespace/-/shop', why: 'everything in it goes' },
  { name: 'orders-v2', why: 'commit 0123456789ab declares it to be irreversible' },
];

test('what is accepted by name is no problem', () => {
  expect(dangerProblems('prod', DANGERS, ['orders-v2', 'a/core/Namespace/-/shop'])).toEqual([]);
});

test('what is not accepted is one each, and so is what is accepted and no danger', () => {
  const problems = dangerProblems('prod', DANGERS, ['orders-v2', 'orders-v3']);
  expect(problems.map(({ where, received, mend }) => [where, received, mend])).toEqual([
    [
      'prod',
      'a/core/Namespace/-/shop: everything in it goes',
      'mend it on main instead, or add --accept a/core/Namespace/-/shop',
    ],
    ['--accept', 'orders-v3', 'leave it out, or correct it'],
  ]);
});

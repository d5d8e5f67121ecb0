import { table } from '../../lib/cli/table';

test('puts the first column to the left and numbers to the right', () => {
  expect(
    table(
      ['environment', 'files'],
      [
        ['dev', '7'],
        ['staging', '1234567'],
      ],
    ),
  ).toBe(`environment    files
dev                7
staging      1234567`);
});

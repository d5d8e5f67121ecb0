import { withProgress } from '../../lib/cli/progress';

const CLEAR_LINE = '\r\u001b[2K';

let written: string[];
let now: number;

const { isTTY } = process.stderr;

beforeEach(() => {
  written = [];
  now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  process.stderr.isTTY = true;
  jest.replaceProperty(process, 'env', {});
});

afterEach(() => {
  jest.restoreAllMocks();
  process.stderr.isTTY = isTTY;
});

test('says nothing in the first second of the process', () => {
  now = 999;
  withProgress((step) => step('rendering dev (1 of 2)'));
  expect(written).toEqual([]);
});

test('says on a terminal what a long run is at, and takes the line away again', () => {
  now = 1000;
  const result = withProgress((step) => {
    step('rendering prod (2 of 2)');
    return 'done';
  });
  expect(result).toBe('done');
  expect(written).toEqual([`${CLEAR_LINE}rendering prod (2 of 2)`, CLEAR_LINE]);
});

test('takes the line away before a failure is printed', () => {
  now = 1000;
  const failing = () =>
    withProgress((step) => {
      step('rendering prod (2 of 2)');
      throw new Error('a bug');
    });
  expect(failing).toThrow('a bug');
  expect(written).toEqual([`${CLEAR_LINE}rendering prod (2 of 2)`, CLEAR_LINE]);
});

test('says nothing where nobody watches', () => {
  now = 2000;
  jest.replaceProperty(process, 'env', { CI: 'true' });
  withProgress((step) => step('rendering'));
  jest.replaceProperty(process, 'env', {});
  process.stderr.isTTY = false;
  withProgress((step) => step('rendering'));
  expect(written).toEqual([]);
});

import { Progress } from '../../lib/cli/progress';

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

test('says nothing in the first second', () => {
  const progress = new Progress();
  now = 999;
  progress.step('rendering dev (1 of 2)');
  progress.done();
  expect(written).toEqual([]);
});

test('says on a terminal what a long run is at, and takes the line away again', () => {
  const progress = new Progress();
  now = 1000;
  progress.step('rendering prod (2 of 2)');
  progress.done();
  expect(written).toEqual([`${CLEAR_LINE}rendering prod (2 of 2)`, CLEAR_LINE]);
});

test('says nothing where nobody watches', () => {
  jest.replaceProperty(process, 'env', { CI: 'true' });
  const inCi = new Progress();
  now = 2000;
  inCi.step('rendering');
  jest.replaceProperty(process, 'env', {});
  process.stderr.isTTY = false;
  inCi.step('rendering');
  expect(written).toEqual([]);
});

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describeWith, findTool } from '../../lib/testing/tools';

describeWith(['unzip'], 'where kubectl and helm are absent', () => {
  const empty = fs.mkdtempSync(path.join(os.tmpdir(), 'path-'));
  const unzip = findTool('unzip') ?? '';

  beforeAll(() => {
    fs.symlinkSync(unzip, path.join(empty, 'unzip'));
    jest.replaceProperty(process, 'env', { PATH: empty });
  });

  afterAll(() => {
    jest.restoreAllMocks();
    fs.rmSync(empty, { recursive: true });
  });

  test.each([
    ['kubectl', ['version', '--client'], /Client Version: v1\.\d+/],
    ['helm', ['version', '--short'], /^v\d+\./],
  ])('%s comes from the npm package that carries it', (name, question, answer) => {
    const program = findTool(name);
    expect(program).toContain('node_modules');
    expect(spawnSync(program ?? '', question, { encoding: 'utf8' }).stdout).toMatch(answer);
  });

  test('a program that no package carries is not found', () => {
    expect(findTool('terraform')).toBeUndefined();
  });
});

import fs from 'node:fs';
import path from 'node:path';
import { CHECKS, checkTree } from '../../lib/checks';
import { sampleTree } from '../tree/sample';

const FOLDER = path.join(__dirname, '../../lib/checks');
const NO_CHECK = ['api-removals', 'check-tree', 'index'];

test('the checks are these, one a file, and each is active and tested', () => {
  expect(Object.keys(CHECKS)).toEqual(['removedApis']);
  const inFolder = filesIn(FOLDER).filter((file) => !NO_CHECK.includes(file));
  expect(inFolder).toEqual(Object.keys(CHECKS).map(kebabCase));
  expect(filesIn(__dirname)).toEqual(['checks.test', ...inFolder.map((file) => `${file}.test`)].sort());
});

test('nothing is found where nothing is wrong', () => {
  expect(checkTree(sampleTree())).toEqual([]);
});

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .map((file) => path.basename(file, '.ts'))
    .sort();
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

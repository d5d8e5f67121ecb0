import fs from 'node:fs';
import path from 'node:path';
import { RUNBOOKS } from '../../lib/telemetry/runbooks';

const FOLDER = path.join(__dirname, '../../docs/runbooks');
const FILES = fs.readdirSync(FOLDER).filter((file) => file !== 'README.md');

test('the runbooks are those that are listed, in the order of the alphabet', () => {
  expect([...RUNBOOKS].map((alert) => `${alert}.md`)).toEqual(FILES.sort());
});

test.each(FILES)('%s says what it means, whom it hurts, how to look and what to do', (file) => {
  const text = fs.readFileSync(path.join(FOLDER, file), 'utf8');
  const headings = text.split('\n').filter((line) => /^#+ /.test(line) && !/^#+ [a-z]/.test(line));
  expect(headings).toEqual([
    `# ${path.basename(file, '.md')}`,
    '## Meaning',
    '## Impact',
    '## Diagnosis',
    '## Mitigation',
  ]);
  const sections = text.split(/^## .*$/m).map((section) => section.trim());
  for (const section of sections) expect(section).not.toBe('');
});

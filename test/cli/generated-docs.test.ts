import fs from 'node:fs';
import path from 'node:path';
import { alertRoutesNote } from '../../lib/cli/alert-routes-note';
import { cidrRegister } from '../../lib/cli/cidr-register';
import { costNote } from '../../lib/cli/cost-note';
import { diffReportSchema, platformSchema } from '../../lib/cli/platform-schema';
import { alertsOf } from '../../platform/platform';
import { teams } from '../../platform/tenants';
import { allEnvironments, renderAll } from '../platform/render-all';

const FOLDER = path.join(__dirname, '../../docs/generated');

test('docs/generated holds what `npm run docs` writes: if this fails, run it and commit', () => {
  const environments = allEnvironments();
  const files = [
    alertRoutesNote(environments, teams, alertsOf),
    cidrRegister(environments),
    costNote(renderAll()),
    diffReportSchema(),
    platformSchema(),
  ];

  expect(fs.readdirSync(FOLDER).sort()).toEqual(files.map((file) => file.path).sort());
  for (const file of files) expect(fs.readFileSync(path.join(FOLDER, file.path), 'utf8')).toBe(file.text);
});

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CONFIGURATION, TerraformSandbox } from '../../lib/testing/terraform';
import { type Subject, subjects } from '../terraform/layers';
import { withoutDestroyPrevention } from '../terraform/configuration';
import { appliedCopy } from './applied-copy';
import { FORGOTTEN_ATTRIBUTES, MISSING_TYPES } from './emulator-gaps';
import { credentialsIn, describeWithEndpoint } from './endpoint';
import { type PlannedChange, plannedChanges } from './plan';

const ENVIRONMENT = 'dev';

/** In the order of platform.json: each after those that it needs. */
const layers = subjects.filter(({ environment }) => environment.name === ENVIRONMENT);

describeWithEndpoint(`all layers of ${ENVIRONMENT}, on an AWS-compatible endpoint`, () => {
  let root: string;
  let sandbox: TerraformSandbox;
  const forgotten: PlannedChange[] = [];

  beforeAll(async () => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'aws-'));
    sandbox = new TerraformSandbox(root, await credentialsIn(layers[0]?.environment.account ?? ''));
  });

  afterAll(() => {
    fs.rmSync(root, { recursive: true });
  });

  it.todo('is filled in below');
});

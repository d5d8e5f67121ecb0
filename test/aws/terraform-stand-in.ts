import fs from 'node:fs';
import path from 'node:path';
import { CONFIGURATION } from '../../lib/testing/terraform';
import { findTool } from '../../lib/testing/tools';
import type { Subject } from '../terraform/layers';
import { appliedCopy } from './applied-copy';

/**
 * Makes a program `terraform` that leaves out what the emulator cannot create, and then is Terraform. It stands before
 * the real one on the PATH of whoever starts it.
 * @param variables what Terraform needs
 */
export function standIn(
  root: string,
  layers: readonly Subject[],
  variables: Readonly<Record<string, string>>,
): Record<string, string> {
  const folder = fs.mkdtempSync(path.join(root, 'stand-in-'));
  for (const { layer, configuration } of layers) {
    fs.writeFileSync(path.join(folder, `${layer.name}.json`), JSON.stringify(appliedCopy(configuration)));
  }
  const program = [
    '#!/bin/sh',
    `cp "${folder}/$(basename "$PWD").json" ${CONFIGURATION}`,
    `exec ${findTool('terraform') ?? 'terraform'} "$@"`,
  ].join('\n');
  fs.writeFileSync(path.join(folder, 'terraform'), `${program}\n`, { mode: 0o755 });
  return { ...variables, PATH: `${folder}:${variables['PATH'] ?? ''}` };
}

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { environments } from '../../environments';
import {
  type Command,
  copyForOfficialClis,
  run,
  type SynthCommands,
  synthCommands,
} from '../../lib/testing/official-clis';
import { officialOutput, platformOutput, type RenderOutput } from '../../lib/testing/render-output';
import type { RepositoryCopy } from '../../lib/testing/repository-copy';
import { describeWith } from '../../lib/testing/tools';

describeWith(['npm'], 'the official CLIs', () => {
  let copy: RepositoryCopy;
  let commands: SynthCommands;

  beforeEach(() => {
    copy = copyForOfficialClis(path.join(__dirname, '../..'));
    commands = synthCommands(copy);
  });

  afterEach(() => {
    copy.remove();
  });

  it('render what platform synth renders: every layer of every environment, and every object of every cluster', () => {
    for (const command of [commands.platform, commands.cdktf, commands.cdk8s]) {
      expect(run(command)).toMatchObject({ status: 0 });
    }
    const ours = platformOutput(copy.folder);
    const theirs = officialOutput(copy.folder);

    expect(keysOf(theirs)).toEqual(keysOf(ours));
    expect(theirs).toEqual(ours);
    for (const environment of Object.keys(environments)) {
      expect(keysOf(ours)).toContainEqual(expect.stringMatching(new RegExp(`^${environment}-network-`)));
      expect(keysOf(ours)).toContainEqual(expect.stringMatching(new RegExp(`^${environment}/.*/Namespace/`)));
    }
  });

  it('report a mistake in an environment with the words of platform synth, and fail', () => {
    copy.edit('environments/prod.ts', "cidr: '10.33.0.0/16'", "cidr: '10.32.0.0/16'");
    const report = run(commands.platform).stderr;

    expect(report).toContain('overlaps environments/prod.ts › networks[0].cidr (10.32.0.0/16)');
    expectFailure(commands.cdktf, report);
    expectFailure(commands.cdk8s, report);
  });

  it('report what a construct has against its properties as a mistake, and fail', () => {
    writeFileSync(path.join(copy.folder, 'platform/platform.ts'), NAMELESS_PLATFORM);

    expectFailure(commands.cdktf, NO_LOGICAL_ID);
    expectFailure(commands.cdk8s, NO_NAME);
  });
});

/** One construct in either half of the first environment that nobody gave a name. */
const NAMELESS_PLATFORM = `
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { ApiObject } from 'cdk8s';
import { Layer } from '../lib/cloud';
import { Component } from '../lib/kubernetes';
import type { Platform } from '../lib/synth';

export const platform: Platform = {
  cloud: (scope, environment) => {
    if (environment.name !== 'dev') return;
    new S3Bucket(new Layer(scope, { environment, name: 'storage', region: 'eu-west-2' }), 'Nameless', {});
  },
  clusters: (scope, environment) => {
    if (environment.name !== 'dev') return;
    const props = { cluster: 'dev-a', name: 'storage', owner: 'platform', labelDomain: 'acme.example' };
    new ApiObject(new Component(scope, 'Storage', props), 'Nameless', { apiVersion: 'v1', kind: 'ConfigMap' });
  },
};
`;

const NO_LOGICAL_ID = `
1 problem, nothing was written:

  dev-storage
    dev-storage/Nameless has no logical id: wrap it in withLogicalId(…)
    mend      correct the properties of this construct
`;

const NO_NAME = `
1 problem, nothing was written:

  dev/Storage
    dev/Storage/Nameless has no metadata.name: names are chosen, never derived
    mend      correct the properties of this construct
`;

function keysOf(output: RenderOutput): string[] {
  return [...output.keys()].sort();
}

/** Our report, which cdktf indents, and no stack of ours; cdk8s adds one of its own. */
function expectFailure(command: Command, report: string): void {
  const { status, stderr } = run(command);
  expect(status).toBe(1);
  expect(withoutIndent(stderr)).toContain(withoutIndent(report).trim());
  const frames = stderr.split('\n').filter((line) => /^\s*at /.test(line));
  expect(frames.filter((frame) => frame.includes(command.cwd))).toEqual([]);
}

function withoutIndent(text: string): string {
  return text.replaceAll(/^ +/gm, '');
}

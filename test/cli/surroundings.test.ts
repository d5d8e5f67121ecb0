import { main } from '../../lib/cli/main';
import { ignoreForeignVariables } from '../../lib/cli/surroundings';

const FOREIGN = {
  CDK8S_LEGACY_HASH: '1',
  CDK8S_DISABLE_SORT: '1',
  CDK8S_RECORD_CONSTRUCT_METADATA: 'true',
  CDKTF_CONTEXT_JSON: '{}',
  CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
  SYNTH_HCL_OUTPUT: 'true',
};

/** What only looks alike, and what people and CI need. */
const OURS = { SYNTH_HCL_OUTPUT_FOLDER: 'x', MY_CDK8S_HOME: 'x', AWS_PROFILE: 'dev', TF_LOG: 'debug' };

const realEnv = process.env;

beforeEach(() => {
  process.env = { ...FOREIGN, ...OURS };
});

afterEach(() => {
  process.env = realEnv;
});

test('the variables of cdktf and cdk8s go, and no other', () => {
  ignoreForeignVariables();
  expect(process.env).toEqual(OURS);
});

test('they have gone when a verb loads the environments and the engine', async () => {
  const seen: NodeJS.ProcessEnv[] = [];
  const stop = () => {
    seen.push({ ...process.env });
    throw new Error('far enough');
  };
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  await main(
    {
      root: '/nonexistent',
      loadEnvironments: stop,
      loadCloud: stop,
      loadClusters: stop,
      loadTeams: stop,
      loadAlerts: stop,
    },
    ['synth'],
  );
  process.exitCode = undefined;
  stderr.mockRestore();
  expect(seen).toEqual([OURS]);
});

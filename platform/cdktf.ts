import { App } from 'cdktf';
import path from 'node:path';
import { readEnvironments, runForOfficialCli } from '../lib/cli';
import { environments } from '../environments';
import { platform } from './platform';

/** The entry of the official CLI, `cdktf synth`: the layers of every environment, one stack each. */
runForOfficialCli(() => {
  const app = new App();
  for (const environment of readEnvironments(environments, path.join(__dirname, '..'))) {
    platform.cloud(app, environment);
  }
  app.synth();
});

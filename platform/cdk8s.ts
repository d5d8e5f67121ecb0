import { App } from 'cdk8s';
import { Construct } from 'constructs';
import path from 'node:path';
import { readEnvironments, runForOfficialCli } from '../lib/cli';
import { environments } from '../environments';
import { platform } from './platform';

/** The entry of the official CLI, `cdk8s synth`: the components of every environment, one chart each. */
runForOfficialCli(() => {
  const app = new App();
  for (const environment of readEnvironments(environments, path.join(__dirname, '..'))) {
    platform.clusters(new Construct(app, environment.name), environment);
  }
  app.synth();
});

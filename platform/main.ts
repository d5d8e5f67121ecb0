import path from 'node:path';
import { main } from '../lib/cli';

/** The program behind every verb: hands the platform and its environments to lib/cli. */
void main(
  {
    root: path.join(__dirname, '..'),
    loadEnvironments: async () => (await import('../environments')).environments,
    loadPlatform: async () => (await import('./platform')).platform,
    loadTeams: async () => (await import('./tenants')).teams,
    loadAlerts: async () => (await import('./platform')).alertsOf,
  },
  process.argv.slice(2),
);

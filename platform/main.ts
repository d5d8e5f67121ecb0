import path from 'node:path';
import { main } from '../lib/cli';

/** The program behind every verb: hands the platform and its environments to lib/cli. */
void main(
  {
    root: path.join(__dirname, '..'),
    loadEnvironments: async () => (await import('../environments')).environments,
    // Each half for itself: a thread that renders one does not wait for what only the other needs.
    loadCloud: async () => {
      const [{ cloud }, { teams }] = await Promise.all([import('./cloud'), import('./tenants')]);
      return (scope, environment) => cloud(scope, environment, teams);
    },
    loadClusters: async () => {
      const [{ clusters }, { teams }] = await Promise.all([import('./clusters'), import('./tenants')]);
      return (scope, environment) => clusters(scope, environment, teams);
    },
    loadTeams: async () => (await import('./tenants')).teams,
    loadAlerts: async () => (await import('./platform')).alertsOf,
  },
  process.argv.slice(2),
);

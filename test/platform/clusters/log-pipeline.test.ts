import {
  logCanaryOf,
  logPipelineOf,
  observedTeams,
  PLATFORM_NAMESPACES,
} from '../../../platform/clusters/log-pipeline';
import { clusterContext } from '../../../platform/clusters/cluster-context';
import { teams } from '../../../platform/tenants';
import { parseObjects } from '../../../lib/testing/kubernetes-objects';
import { allEnvironments, renderAll } from '../render-all';

const [dev] = allEnvironments();
const [cluster] = dev?.clusters ?? [];
if (dev === undefined || cluster === undefined) throw new Error('the first environment has no cluster');
const context = clusterContext(dev, cluster, teams);

test('every namespace that the platform makes is the platform’s, whatever teams are called', () => {
  const [{ files } = { files: new Map<string, string>() }] = renderAll();
  const made = [...files]
    .filter(([file]) => file.includes('/namespaces/namespace-'))
    .flatMap(([, text]) => parseObjects(text).map(({ metadata }) => metadata.name));
  expect(made.length).toBeGreaterThan(3);
  expect(made.filter((name) => !PLATFORM_NAMESPACES.includes(name))).toEqual([]);
});

test('every team has logs, and the platform’s people read those of all', () => {
  const observed = observedTeams(context);
  expect(observed.map(({ logs: { access } }) => [access.group, access.tenants])).toEqual([
    ['checkout-developers', ['checkout']],
    ['platform-engineers', ['platform', 'checkout']],
  ]);
  expect(logPipelineOf(context).tenants.map(({ name }) => name)).toEqual(['checkout', 'platform']);
});

test('alerts about a namespace are those of its team, and those about all others are the platform’s', () => {
  const found = observedTeams(context).map(({ team, alerts }) => {
    const [first] = alerts.rules;
    return [team, /namespace[=!]~[^,}]*/.exec(first?.expr ?? '')?.[0]];
  });
  expect(found).toEqual([
    ['checkout', 'namespace=~"checkout|checkout-.*"'],
    ['platform', 'namespace!~"checkout|checkout-.*"'],
  ]);
});

test('the canary logs what monitoring looks for, as the tenant that it looks for', () => {
  const [{ files } = { files: new Map<string, string>() }] = renderAll();
  const [deployment] = [...files].filter(([file]) => file.endsWith('/canary/canary/deployment-canary.yaml'));
  const { tenant, namespace, container } = logCanaryOf(context);
  expect(deployment?.[1]).toContain('--level=debug');
  expect(deployment?.[1]).toContain(`name: ${container}\n`);
  expect(deployment?.[1]).toContain(`namespace: ${namespace}\n`);
  expect(logPipelineOf(context).owner).toBe(tenant);
});

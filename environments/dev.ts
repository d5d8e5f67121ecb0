import { defineEnvironment } from '../lib/environment';
import { costTags, criticalAddonsOnly, interruptible, organisation, owners, repository } from './organisation';

export const dev = defineEnvironment({
  organisation,
  name: 'dev',
  stage: 'development',
  account: '111111111111',
  regions: ['eu-west-2'],
  dnsZone: 'dev.acme.example',
  networks: [
    {
      region: 'eu-west-2',
      cidr: '10.0.0.0/16',
      podCidr: '100.64.0.0/16',
      availabilityZones: ['eu-west-2a', 'eu-west-2b', 'eu-west-2c'],
    },
  ],
  clusters: [
    {
      name: 'dev-a',
      region: 'eu-west-2',
      kubernetesVersion: '1.35',
      nodePools: [
        { name: 'general', cpuLimit: 64, memoryLimitGiB: 256 },
        {
          name: 'system',
          architecture: 'any',
          maxNodeCpu: 8,
          diskGiB: 40,
          cpuLimit: 16,
          memoryLimitGiB: 64,
          taints: [criticalAddonsOnly],
        },
        { name: 'spot', capacity: 'spot', cpuLimit: 64, memoryLimitGiB: 256, taints: [interruptible] },
      ],
      addons: ['metrics-server', 'snapshot-controller'],
    },
  ],
  gitops: { agent: 'flux', repository },
  telemetry: { receivers: [{ type: 'slack', name: 'platform', secret: 'dev/alerting/slack-platform' }] },
  budget: { monthlyUsd: 1500 },
  owners,
  costTags,
});

import { defineEnvironment } from '../lib/environment';
import {
  arm64Only,
  costTags,
  criticalAddonsOnly,
  interruptible,
  organisation,
  owners,
  repository,
} from './organisation';

export const staging = defineEnvironment({
  organisation,
  name: 'staging',
  stage: 'staging',
  account: '222222222222',
  regions: ['eu-west-2'],
  dnsZone: 'staging.acme.example',
  networks: [
    {
      region: 'eu-west-2',
      cidr: '10.16.0.0/16',
      podCidr: '100.80.0.0/16',
      availabilityZones: ['eu-west-2a', 'eu-west-2b', 'eu-west-2c'],
    },
  ],
  clusters: [
    {
      name: 'staging-a',
      region: 'eu-west-2',
      kubernetesVersion: '1.35',
      nodePools: [
        { name: 'general', cpuLimit: 128, memoryLimitGiB: 512 },
        {
          name: 'system',
          architecture: 'any',
          maxNodeCpu: 8,
          diskGiB: 40,
          cpuLimit: 32,
          memoryLimitGiB: 128,
          taints: [criticalAddonsOnly],
        },
        { name: 'spot', capacity: 'spot', cpuLimit: 64, memoryLimitGiB: 256, taints: [interruptible] },
        { name: 'arm64', architecture: 'arm64', cpuLimit: 64, memoryLimitGiB: 256, taints: [arm64Only] },
      ],
      addons: ['metrics-server', 'snapshot-controller'],
    },
  ],
  gitops: { agent: 'flux', repository },
  telemetry: { receivers: [{ type: 'slack', name: 'platform', secret: 'staging/alerting/slack-platform' }] },
  budget: { monthlyUsd: 2500 },
  owners,
  costTags,
});

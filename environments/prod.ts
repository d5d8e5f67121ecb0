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

export const prod = defineEnvironment({
  organisation,
  name: 'prod',
  stage: 'production',
  account: '333333333333',
  regions: ['eu-west-2', 'eu-central-1'],
  dnsZone: 'prod.acme.example',
  networks: [
    {
      region: 'eu-west-2',
      cidr: '10.32.0.0/16',
      podCidr: '100.96.0.0/16',
      availabilityZones: ['eu-west-2a', 'eu-west-2b', 'eu-west-2c'],
    },
    {
      region: 'eu-central-1',
      cidr: '10.33.0.0/16',
      podCidr: '100.97.0.0/16',
      availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
    },
  ],
  clusters: [
    {
      name: 'prod-a',
      region: 'eu-west-2',
      kubernetesVersion: '1.35',
      nodePools: [
        { name: 'general', cpuLimit: 512, memoryLimitGiB: 2048 },
        {
          name: 'system',
          architecture: 'any',
          maxNodeCpu: 8,
          diskGiB: 40,
          cpuLimit: 64,
          memoryLimitGiB: 256,
          taints: [criticalAddonsOnly],
        },
        { name: 'spot', capacity: 'spot', cpuLimit: 256, memoryLimitGiB: 1024, taints: [interruptible] },
        { name: 'arm64', architecture: 'arm64', cpuLimit: 256, memoryLimitGiB: 1024, taints: [arm64Only] },
      ],
      addons: ['metrics-server', 'snapshot-controller'],
    },
    {
      name: 'prod-b',
      region: 'eu-central-1',
      kubernetesVersion: '1.35',
      nodePools: [
        { name: 'general', cpuLimit: 512, memoryLimitGiB: 2048 },
        {
          name: 'system',
          architecture: 'any',
          maxNodeCpu: 8,
          diskGiB: 40,
          cpuLimit: 64,
          memoryLimitGiB: 256,
          taints: [criticalAddonsOnly],
        },
        { name: 'spot', capacity: 'spot', cpuLimit: 256, memoryLimitGiB: 1024, taints: [interruptible] },
        { name: 'arm64', architecture: 'arm64', cpuLimit: 256, memoryLimitGiB: 1024, taints: [arm64Only] },
      ],
      addons: ['metrics-server', 'snapshot-controller'],
    },
  ],
  gitops: { agent: 'argocd', repository },
  telemetry: {
    receivers: [
      { type: 'slack', name: 'platform', secret: 'prod/alerting/slack-platform' },
      { type: 'slack', name: 'checkout', secret: 'prod/alerting/slack-checkout' },
      { type: 'pagerduty', name: 'on-call', secret: 'prod/alerting/pagerduty' },
    ],
    routes: [
      { severity: 'critical', receivers: ['platform', 'on-call'] },
      { severity: 'warning', receivers: ['platform'], hours: 'business' },
      { team: 'checkout', severity: 'critical', receivers: ['checkout', 'on-call'] },
      { team: 'checkout', severity: 'warning', receivers: ['checkout'], hours: 'business' },
    ],
    businessHours: { timeZone: 'Europe/London' },
  },
  budget: { monthlyUsd: 12000 },
  owners,
  costTags,
});

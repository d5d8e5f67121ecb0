import { defineEnvironment } from '../lib/environment';
import { costTags, organisation, owners, repository } from './organisation';

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
      nodePools: [{ name: 'general', cpuLimit: 128, memoryLimitGiB: 512 }],
      addons: ['metrics-server', 'snapshot-controller'],
    },
  ],
  gitops: { agent: 'flux', repository },
  telemetry: { receivers: [{ type: 'slack', name: 'platform', secret: 'staging/alerting/slack-platform' }] },
  budget: { monthlyUsd: 2500 },
  owners,
  costTags,
});

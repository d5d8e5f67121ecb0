import { testEnvironment } from '../../../lib/testing/environments';
import { renderTree } from '../../../lib/testing/rendering';
import { platform } from '../../../platform/platform';

interface Case {
  readonly partition: string;
  readonly region: string;
  readonly copyRegion: string;
  readonly dnsSuffix: string;
}

const CASES: readonly Case[] = [
  { partition: 'aws', region: 'eu-west-2', copyRegion: 'eu-west-1', dnsSuffix: 'amazonaws.com' },
  { partition: 'aws-cn', region: 'cn-north-1', copyRegion: 'cn-northwest-1', dnsSuffix: 'amazonaws.com.cn' },
  { partition: 'aws-us-gov', region: 'us-gov-west-1', copyRegion: 'us-gov-east-1', dnsSuffix: 'amazonaws.com' },
];

describe.each(CASES)('the platform in $region', ({ partition, region, copyRegion, dnsSuffix }) => {
  const text = terraformOf(region, copyRegion);

  test('names nothing of another partition', () => {
    const partitions = new Set([...text.matchAll(/\barn:([a-z-]+):/g)].map(([, name]) => name));
    expect(partitions).toEqual(new Set([partition]));
  });

  test('names no other region than its own, and that of the copies', () => {
    const named = [...text.matchAll(/\b(?:eu|us|cn|us-gov)-(?:west|east|north|northwest)-\d\b/g)].map(([name]) => name);
    expect(new Set(named)).toEqual(new Set([region, copyRegion]));
  });

  test('trusts EC2 and CloudWatch Logs by the names that they have there', () => {
    expect(text).toContain(`"ec2.${dnsSuffix}"`);
    expect(text).toContain(`"logs.${region}.${dnsSuffix}"`);
  });

  test('reaches AWS by endpoints of the region', () => {
    const names = [...text.matchAll(/"service_name": "([^"]+)"/g)].map(([, name = '']) => name);
    const prefix = partition === 'aws-cn' ? 'cn.com.amazonaws' : 'com.amazonaws';
    expect(names).toEqual(expect.arrayContaining([`com.amazonaws.${region}.s3`, `${prefix}.${region}.ecr.api`]));
  });
});

/** All layers of a small environment of that region, as one text in which policies read like the rest. */
function terraformOf(region: string, copyRegion: string): string {
  const environment = testEnvironment({
    regions: [region],
    backupCopyRegion: copyRegion,
    networks: [
      {
        region,
        cidr: '10.0.0.0/16',
        podCidr: '100.64.0.0/16',
        availabilityZones: ['a', 'b', 'c'].map((zone) => region + zone),
      },
    ],
    clusters: [
      {
        name: 'test-a',
        region,
        kubernetesVersion: '1.35',
        nodePools: [{ name: 'general', cpuLimit: 16, memoryLimitGiB: 64 }],
      },
    ],
  });
  const files = [...renderTree(platform, environment).files].filter(([file]) => file.startsWith('terraform/'));
  return files.map(([, json]) => json.replaceAll('\\"', '"')).join('\n');
}

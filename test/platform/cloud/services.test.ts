import { testEnvironment } from '../../../lib/testing/environments';
import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { renderTree } from '../../../lib/testing/rendering';
import { platform } from '../../../platform/platform';
import { renderAll } from '../render-all';

test('the services layers are as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder.startsWith('terraform/services-'))).toMatchSnapshot();
});

describe('the services layers of two regions, below a zone that may be written', () => {
  const tree = renderTree(
    platform,
    testEnvironment({
      regions: ['eu-west-2', 'eu-central-1'],
      networks: [
        {
          region: 'eu-west-2',
          cidr: '10.0.0.0/16',
          podCidr: '100.64.0.0/16',
          availabilityZones: ['eu-west-2a', 'eu-west-2b'],
        },
        {
          region: 'eu-central-1',
          cidr: '10.1.0.0/16',
          podCidr: '100.65.0.0/16',
          availabilityZones: ['eu-central-1a', 'eu-central-1b'],
        },
      ],
      certificates: ['test.acme.example', '*.test.acme.example'],
      dnsParent: { zoneId: 'Z0123456789ABCDEFGHIJ', roleArn: 'arn:aws:iam::999999999999:role/dns' },
      telemetry: {
        receivers: [{ type: 'email', name: 'night', to: 'night@acme.example' }],
        smtp: { host: 'mail.acme.example', from: 'alerts@acme.example', username: 'alerts', secret: 'test/smtp' },
      },
    }),
  );
  const text = (region: string) => tree.files.get(`terraform/services-${region}/cdk.tf.json`) ?? '';
  const resources = (region: string) => (JSON.parse(text(region)) as { resource: Record<string, object> }).resource;

  test('come in order: what push roles trust, the home region, the others', () => {
    const needs = new Map(tree.manifest.layers.map(({ name, needs: earlier }) => [name, earlier]));

    expect(needs.get('services-eu-west-2')).toEqual(['access', 'bootstrap']);
    expect(needs.get('services-eu-central-1')).toEqual(['bootstrap', 'services-eu-west-2']);
  });

  test('have what is global in the home region, and the delegation in the account above', () => {
    expect(Object.keys(resources('eu-west-2').aws_route53_record ?? {})).toEqual([
      'caa',
      'delegation',
      'validation_test_acme_example',
    ]);
    expect(text('eu-west-2')).toContain('"role_arn": "arn:aws:iam::999999999999:role/dns"');
    expect(resources('eu-central-1')).not.toHaveProperty('aws_route53_record');
    expect(resources('eu-central-1')).not.toHaveProperty('aws_iam_role');
  });

  test('copy images from home once the repositories of all regions are there', () => {
    expect(resources('eu-west-2')).not.toHaveProperty('aws_ecr_replication_configuration');
    expect(resources('eu-central-1').aws_ecr_replication_configuration).toMatchObject({
      main: {
        provider: 'aws.eu-west-2',
        replication_configuration: { rule: [{ destination: [{ region: 'eu-central-1' }] }] },
      },
    });
    const last = tree.manifest.layers.find(({ name }) => name === 'services-eu-central-1');
    expect(last?.needs).toContain('services-eu-west-2');
  });

  test('have repositories, a certificate and a topic in each region', () => {
    const kinds = ['aws_acm_certificate_validation', 'aws_ecr_repository', 'aws_sns_topic'];

    expect(Object.keys(resources('eu-west-2'))).toEqual(expect.arrayContaining(kinds));
    expect(Object.keys(resources('eu-central-1'))).toEqual(expect.arrayContaining(kinds));
  });

  test('tell owners and whoever receives alerts by mail', () => {
    expect(Object.keys(resources('eu-central-1').aws_sns_topic_subscription ?? {})).toEqual([
      'alarms_night_acme_example',
      'alarms_platform_acme_example',
    ]);
  });
});

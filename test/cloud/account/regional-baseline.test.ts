import { RegionalBaseline } from '../../../lib/cloud/account/regional-baseline';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { environment } from '../fixtures';

const TYPES = [
  'aws_accessanalyzer_analyzer',
  'aws_ebs_encryption_by_default',
  'aws_guardduty_detector',
  'aws_guardduty_detector_feature',
  'aws_s3_bucket',
];

function baselineTemplate(region: string) {
  return layerTemplate((layer) => {
    const provider = layer.providerIn(region);
    const props = { environment, region, accessLogsDays: 90, provider };
    layer.addOutput('logs', new RegionalBaseline(layer, 'Baseline', props).accessLogsBucket);
  });
}

describe('RegionalBaseline', () => {
  test('encrypts volumes, and looks for what others can reach', () => {
    const { resource } = baselineTemplate('eu-west-2');

    expect(resource('aws_ebs_encryption_by_default', 'eu_west_2')).toEqual({ enabled: true });
    expect(resource('aws_accessanalyzer_analyzer', 'eu_west_2')).toEqual({
      analyzer_name: 'test-account',
      type: 'ACCOUNT',
    });
  });

  test('keeps the access logs of its buckets', () => {
    expect(baselineTemplate('eu-west-2').resource('aws_s3_bucket', 'access_logs_eu_west_2')).toMatchObject({
      bucket: 'acme-test-123456789012-eu-west-2-access-logs',
    });
  });

  test('hands on the bucket for them once S3 may deliver to it', () => {
    expect(baselineTemplate('eu-west-2').json.output).toEqual({
      logs: { value: '${aws_s3_bucket_policy.access_logs_eu_west_2.bucket}' },
    });
  });

  test.each(TYPES)('makes %s in the region of its provider', (type) => {
    const made = Object.values(baselineTemplate('eu-central-1').resources(type));

    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ provider }) => provider))).toEqual(new Set(['aws.eu-central-1']));
  });
});

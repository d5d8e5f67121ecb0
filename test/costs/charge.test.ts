import { chargeOf } from '../../lib/costs/charge';
import { FIXED } from '../../lib/costs/prices';
import { renderAll } from '../platform/render-all';

test('of every Terraform type that the platform renders, somebody has said how AWS charges for it', () => {
  const types = renderAll().flatMap(({ manifest }) =>
    manifest.resources.flatMap((record) =>
      record.half === 'terraform' && record.mode === 'managed' ? [record.type] : [],
    ),
  );
  expect(types).toContain('aws_eks_cluster');
  expect([...new Set(types)].filter((type) => chargeOf(type) === undefined)).toEqual([]);
});

test.each(Object.values(FIXED))('$type has a fixed price', ({ type }) => {
  expect(chargeOf(type)).toBe('fixed');
});

test.each([
  ['aws_s3_bucket', 'by use'],
  ['aws_guardduty_detector_feature', 'by use'],
  ['aws_prometheus_scraper', 'by use'],
  ['aws_backup_restore_testing_plan', 'by use'],
  ['aws_s3_bucket_policy', 'free'],
  ['aws_iam_role_policy_attachment', 'free'],
  ['aws_route', 'free'],
  ['aws_kms_alias', 'free'],
])('%s is %s', (type, charge) => {
  expect(chargeOf(type)).toBe(charge);
});

test.each(['aws_eks_node_group', 'aws_ebs_volume', 'aws_acmpca_certificate_authority', 'aws_routes'])(
  'a type that may cost is not let in by the name of its family: %s',
  (type) => {
    expect(chargeOf(type)).toBeUndefined();
  },
);

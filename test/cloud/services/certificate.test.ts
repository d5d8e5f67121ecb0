import { Certificate } from '../../../lib/cloud/services/certificate';
import { layerTemplate } from '../../../lib/testing/layer-template';

function certificateTemplate(domains: readonly string[], zoneId?: string, isDelegated = true) {
  return layerTemplate((layer) => {
    new Certificate(layer, 'Certificate', { domains, zoneId, isDelegated });
  });
}

function optionOf(domain: string, attribute: string): string {
  const options = 'tolist(aws_acm_certificate.main.domain_validation_options)';
  return `\${{ for key, val in ${options}: val.domain_name => val.${attribute} }["${domain}"]}`;
}

describe('Certificate', () => {
  test('is for the first domain and the others, by DNS, and replaced before it goes', () => {
    const template = certificateTemplate(['*.test.acme.example', 'api.test.acme.example'], 'Z1');

    expect(template.resource('aws_acm_certificate', 'main')).toEqual({
      domain_name: '*.test.acme.example',
      subject_alternative_names: ['api.test.acme.example'],
      validation_method: 'DNS',
      lifecycle: { create_before_destroy: true },
    });
  });

  test('finds the record of a domain by its name, as ACM gives them in no order', () => {
    const template = certificateTemplate(['*.test.acme.example'], 'Z1');

    expect(template.resource('aws_route53_record', 'validation_test_acme_example')).toEqual({
      zone_id: 'Z1',
      name: optionOf('*.test.acme.example', 'resource_record_name'),
      type: optionOf('*.test.acme.example', 'resource_record_type'),
      records: [optionOf('*.test.acme.example', 'resource_record_value')],
      ttl: 300,
      allow_overwrite: true,
    });
  });

  test('has one record for a wildcard and the name that it stands below', () => {
    const template = certificateTemplate(['*.test.acme.example', 'test.acme.example', 'a.b.test.acme.example'], 'Z1');

    expect(Object.keys(template.resources('aws_route53_record'))).toEqual([
      'validation_test_acme_example',
      'validation_a_b_test_acme_example',
    ]);
    expect(template.resource('aws_acm_certificate_validation', 'main')).toEqual({
      certificate_arn: '${aws_acm_certificate.main.arn}',
      validation_record_fqdns: [
        '${aws_route53_record.validation_test_acme_example.fqdn}',
        '${aws_route53_record.validation_a_b_test_acme_example.fqdn}',
      ],
    });
  });

  test('only waits where another layer owns the records', () => {
    const template = certificateTemplate(['*.test.acme.example']);

    expect(template.resources('aws_route53_record')).toEqual({});
    expect(template.resource('aws_acm_certificate_validation', 'main')).toEqual({
      certificate_arn: '${aws_acm_certificate.main.arn}',
    });
  });

  test('is not waited for where somebody else has to delegate the zone first', () => {
    const template = certificateTemplate(['*.test.acme.example'], 'Z1', false);

    expect(template.resources('aws_acm_certificate_validation')).toEqual({});
    expect(Object.keys(template.resources('aws_route53_record'))).toEqual(['validation_test_acme_example']);
  });

  test('makes nothing without a domain', () => {
    expect(certificateTemplate([]).json.resource).toBeUndefined();
  });
});

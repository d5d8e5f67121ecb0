import type { Layer } from '../../../lib/cloud/layer';
import { DnsZone } from '../../../lib/cloud/services/dns-zone';
import { layerTemplate } from '../../../lib/testing/layer-template';

const ROLE = 'arn:aws:iam::999999999999:role/dns';

function zoneTemplate(
  parentOf: (layer: Layer) => ConstructorParameters<typeof DnsZone>[2]['parent'] = () => undefined,
) {
  return layerTemplate((layer) => {
    new DnsZone(layer, 'DnsZone', { name: 'test.acme.example', comment: '${free} text', parent: parentOf(layer) });
  });
}

describe('DnsZone', () => {
  test('is public and protected, and its comment is data', () => {
    expect(zoneTemplate().resource('aws_route53_zone', 'main')).toEqual({
      name: 'test.acme.example',
      comment: '$${free} text',
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  test('lets nobody but Amazon issue certificates for it', () => {
    const { records, type } = zoneTemplate().resource('aws_route53_record', 'caa');

    expect(type).toBe('CAA');
    expect(records).toEqual([
      '0 issue "amazon.com"',
      '0 issue "amazontrust.com"',
      '0 issue "awstrust.com"',
      '0 issue "amazonaws.com"',
    ]);
  });

  test('is delegated by the zone above, with the role that may write there', () => {
    const template = zoneTemplate((layer) => ({
      zoneId: 'Z0123456789ABCDEFGHIJ',
      provider: layer.providerOf('dns_parent', { region: 'eu-west-2', roleArn: ROLE }),
    }));

    expect(template.resource('aws_route53_record', 'delegation')).toEqual({
      provider: 'aws.dns_parent',
      zone_id: 'Z0123456789ABCDEFGHIJ',
      name: 'test.acme.example',
      type: 'NS',
      ttl: 300,
      records: '${aws_route53_zone.main.name_servers}',
    });
  });

  test('is left to the owner of the zone above where this program may not write', () => {
    expect(Object.keys(zoneTemplate().resources('aws_route53_record'))).toEqual(['caa']);
  });
});

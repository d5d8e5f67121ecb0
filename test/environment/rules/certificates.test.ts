import { certificates } from '../../../lib/environment/rules/certificates';
import { judge } from '../sources';

const withNames = (...names: string[]) => ({ dev: { certificates: names } });
const labels = Array.from({ length: 11 }, (_, index) => `app-${index}.dev.acme.example`);

describe('the names of a certificate', () => {
  test.each([
    'dev.acme.example',
    '*.dev.acme.example',
    'api.dev.acme.example',
    'v2.api.dev.acme.example',
    '*.api.dev.acme.example',
  ])('may be %s', (name) => {
    expect(judge(certificates, withNames(name))).toEqual([]);
  });

  test.each([
    ['api.prod.acme.example', 'lies outside the zone dev.acme.example'],
    ['acme.example', 'lies outside the zone dev.acme.example'],
    ['*.acme.example', 'lies outside the zone dev.acme.example'],
    ['notdev.acme.example', 'lies outside the zone dev.acme.example'],
    ['dev.acme.example.attacker.example', 'lies outside the zone dev.acme.example'],
    ['Api.dev.acme.example', 'is not a domain name'],
    ['api.dev.acme.example.', 'is not a domain name'],
    ['my_api.dev.acme.example', 'is not a domain name'],
    ['https://api.dev.acme.example', 'is not a domain name'],
    ['', 'is not a domain name'],
  ])('fails when one is %s, which %s', (name, what) => {
    expect(judge(certificates, withNames('*.dev.acme.example', name))).toEqual([
      {
        where: 'environments/dev.ts › certificates[1]',
        what,
        received: name,
        allowed:
          'dev.acme.example, a name below it such as api.dev.acme.example, or a wildcard such as *.dev.acme.example',
        mend: 'write a name of the zone, or ask for this one in the environment whose zone holds it',
      },
    ]);
  });

  test.each(['*', '*.*.dev.acme.example', 'api.*.dev.acme.example', '*api.dev.acme.example'])(
    'fails when one is %s, whose wildcard is not the first label',
    (name) => {
      expect(judge(certificates, withNames(name))).toEqual([
        {
          where: 'environments/dev.ts › certificates[0]',
          what: 'has a wildcard that is not its whole first label',
          received: name,
          allowed:
            'dev.acme.example, a name below it such as api.dev.acme.example, or a wildcard such as *.dev.acme.example',
          mend: 'write * once, as the first label and nothing else: *.dev.acme.example',
        },
      ]);
    },
  );

  test('may be ten', () => {
    expect(judge(certificates, withNames(...labels.slice(1)))).toEqual([]);
  });

  test('fails when they are more than ACM takes', () => {
    expect(judge(certificates, withNames(...labels))).toEqual([
      {
        where: 'environments/dev.ts › certificates',
        what: 'is more than ACM takes in one certificate',
        received: '11 names',
        allowed: 'at most 10 names',
        mend: 'let a wildcard stand for several names',
      },
    ]);
  });

  test('are not compared with a zone that is no domain, which another rule reports', () => {
    const dnsZone = 'Dev.acme.example.';
    expect(judge(certificates, { dev: { dnsZone } })).toEqual([]);
    expect(judge(certificates, { dev: { dnsZone, certificates: ['api.dev.acme.example'] } })).toEqual([]);
  });
});

import { Token } from 'cdktf';
import { literal } from '../../lib/cloud/literal';

describe('literal', () => {
  test.each([
    ['plain text', 'prod, 100 % $5', 'prod, 100 % $5'],
    ['what looks like a reference', 'x-${file("/etc/passwd")}', 'x-$${file("/etc/passwd")}'],
    ['what looks like a directive', '%{ if true }', '%%{ if true }'],
    ['what is escaped already, which is data too', '$${a}', '$$${a}'],
  ])('keeps %s letter by letter', (_what, text, rendered) => {
    expect(literal(text)).toBe(rendered);
  });

  test('fails when the text holds a reference: that is no data', () => {
    const reference = Token.asString({ resolve: () => 'x', creationStack: [], toString: () => 'x' });

    expect(() => literal(`a ${reference}`)).toThrow('literal() is for data, and this holds a reference');
  });
});

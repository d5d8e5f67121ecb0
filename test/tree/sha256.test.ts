import { sha256 } from '../../lib/tree';

test('the hash is that of the UTF-8 bytes, in lower-case hex', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('ä\n')).toBe(sha256(Buffer.from([0xc3, 0xa4, 0x0a])));
});

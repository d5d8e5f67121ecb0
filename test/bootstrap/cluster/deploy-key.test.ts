import { createPublicKey, sign, verify, createPrivateKey } from 'node:crypto';
import { makeDeployKey } from '../../../lib/bootstrap/cluster/deploy-key';

/** The DER of an ed25519 key up to the key itself. @see https://datatracker.ietf.org/doc/html/rfc8410#section-10 */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The fields of a text of RFC 4251: a length of four bytes, and as many bytes. */
function fieldsOf(bytes: Buffer): Buffer[] {
  if (bytes.length < 4) return [];
  const end = 4 + bytes.readUInt32BE();
  return [bytes.subarray(4, end), ...fieldsOf(bytes.subarray(end))];
}

function bodyOf(privateKey: string): Buffer {
  return Buffer.from(privateKey.split('\n').slice(1, -2).join(''), 'base64');
}

const { publicKey, privateKey } = makeDeployKey('dev-a');
const [type, blob = '', comment] = publicKey.split(' ');

test('the public half is what GitHub takes', () => {
  expect([type, comment]).toEqual(['ssh-ed25519', 'dev-a']);
  const [name, point] = fieldsOf(Buffer.from(blob, 'base64'));
  expect([name?.toString(), point?.length]).toEqual(['ssh-ed25519', 32]);
});

test('the private half is laid out as OpenSSH does it', () => {
  expect(privateKey).toMatch(
    /^-----BEGIN OPENSSH PRIVATE KEY-----\n(?:[\w+/=]{70}\n)+[\w+/=]{1,70}\n-----END OPENSSH PRIVATE KEY-----\n$/,
  );
  const body = bodyOf(privateKey);
  const magic = 'openssh-key-v1\0';
  expect(body.subarray(0, magic.length).toString()).toBe(magic);
  const [cipher, derivation, options] = fieldsOf(body.subarray(magic.length, magic.length + 8 + 8 + 4));
  expect([cipher, derivation, options].map(String)).toEqual(['none', 'none', '']);
});

test('what the private half signs, the public half takes', () => {
  const body = bodyOf(privateKey);
  const [, secret = Buffer.alloc(0)] = fieldsOf(body.subarray('openssh-key-v1\0'.length + 8 + 8 + 4 + 4));
  const [name, point = Buffer.alloc(0), both = Buffer.alloc(0), words] = fieldsOf(secret.subarray(8));
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, both.subarray(0, 32)]), format: 'der', type: 'pkcs8' });
  const check = createPublicKey({ key: Buffer.concat([SPKI, point]), format: 'der', type: 'spki' });

  expect(secret.subarray(0, 4)).toEqual(secret.subarray(4, 8));
  expect([name?.toString(), words?.toString(), secret.length % 8]).toEqual(['ssh-ed25519', 'dev-a', 0]);
  expect(both.subarray(32)).toEqual(point);
  expect(verify(null, Buffer.from('x'), check, sign(null, Buffer.from('x'), key))).toBe(true);
});

test('every key is another one', () => {
  expect(makeDeployKey('dev-a').publicKey).not.toBe(publicKey);
});

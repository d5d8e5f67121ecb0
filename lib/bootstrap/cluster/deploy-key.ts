import { generateKeyPairSync, randomBytes } from 'node:crypto';

/** The key by which an agent reads the repository. */
export interface DeployKey {
  /** `ssh-ed25519 AAAA… dev-a`: what a person enters where the repository lies. */
  readonly publicKey: string;
  /** As OpenSSH writes it, without a passphrase. It stays in memory. */
  readonly privateKey: string;
}

const TYPE = 'ssh-ed25519';

/** Of the cipher `none`, which has to be filled up to whole blocks all the same. */
const BLOCK_BYTES = 8;

/** As long as the lines of ssh-keygen. */
const LINE_CHARACTERS = 70;

/**
 * Makes a key pair. Node writes PKCS#8, and that would do for Go's `ssh.ParsePrivateKey`, which takes both forms. Argo CD
 * hands the key to the ssh of its image too, and OpenSSH 9.2 says `invalid format` of an ed25519 key in PKCS#8.
 * @param comment tells whose key it is
 * @see https://pkg.go.dev/golang.org/x/crypto/ssh#ParseRawPrivateKey
 */
export function makeDeployKey(comment: string): DeployKey {
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const [seed, point] = [Buffer.from(d, 'base64url'), Buffer.from(x, 'base64url')];
  const blob = Buffer.concat([text(TYPE), text(point)]);
  return {
    publicKey: `${TYPE} ${blob.toString('base64')} ${comment}`,
    privateKey: pem(openSshKey(blob, [TYPE, point, Buffer.concat([seed, point]), comment])),
  };
}

/** @see https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key */
function openSshKey(publicKey: Buffer, privateFields: readonly (string | Buffer)[]): Buffer {
  const check = randomBytes(4);
  const secret = filledUp(Buffer.concat([check, check, ...privateFields.map(text)]));
  const [cipher, derivation, options, keys] = [text('none'), text('none'), text(''), number(1)];
  return Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    cipher,
    derivation,
    options,
    keys,
    text(publicKey),
    text(secret),
  ]);
}

function filledUp(bytes: Buffer): Buffer {
  const missing = (BLOCK_BYTES - (bytes.length % BLOCK_BYTES)) % BLOCK_BYTES;
  return Buffer.concat([bytes, Buffer.from(Array.from({ length: missing }, (_, index) => index + 1))]);
}

/** @see https://datatracker.ietf.org/doc/html/rfc4251#section-5 */
function text(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([number(bytes.length), bytes]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${LINE_CHARACTERS}}`, 'g')) ?? [];
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', ''].join('\n');
}

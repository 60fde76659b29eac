import { createPrivateKey, privateDecrypt } from 'node:crypto';
import { sshKeyPair } from '../__testUtils__/sshKeyPair';
import { encrypt } from '../encrypt';
import { inspect } from '../inspect/inspect';
import { wrapForAge } from './ageKeys';
import { masterKeyId } from './masterKey';
import { parseSshKey } from './sshKeys';

const DATA_KEY = new Uint8Array(32).fill(7);

/** The lines of an age file's header. */
async function headerFor(recipient: string): Promise<string[]> {
  const armored = await wrapForAge(recipient, DATA_KEY);
  const base64 = armored.replace(/-----.*-----|\s/g, '');
  return Buffer.from(base64, 'base64').toString('latin1').split('\n');
}

describe('SSH keys as age recipients', () => {
  it('names the key in the stanza, and wraps the file key for RSA', async () => {
    const { privateKey, publicKey } = sshKeyPair('ssh-rsa');
    const [version, stanza, ...lines] = await headerFor(publicKey);
    expect(version).toBe('age-encryption.org/v1');
    expect(stanza).toMatch(/^-> ssh-rsa [A-Za-z0-9+/]{6}$/);
    const body = lines.slice(0, lines.findIndex(line => line.length < 64) + 1);
    const fileKey = privateDecrypt(
      {
        key: createPrivateKey(privateKey),
        oaepHash: 'sha256',
        oaepLabel: Buffer.from('age-encryption.org/v1/ssh-rsa'),
      },
      Buffer.from(body.join(''), 'base64'),
    );
    expect(fileKey).toHaveLength(16);
  });

  it('makes another stanza for Ed25519 each time', async () => {
    const { publicKey } = sshKeyPair('ssh-ed25519');
    const [[, one], [, other]] = [
      await headerFor(publicKey),
      await headerFor(publicKey),
    ];
    expect(one).toMatch(/^-> ssh-ed25519 [A-Za-z0-9+/]{6} [A-Za-z0-9+/]{43}$/);
    expect(one.split(' ')[2]).toBe(other.split(' ')[2]);
    expect(one).not.toBe(other);
  });

  it('writes the key without its comment, by which it is the same key', async () => {
    const { publicKey } = sshKeyPair('ssh-ed25519');
    const file = await encrypt('a: b\n', {
      format: 'yaml',
      recipients: [{ type: 'age', recipient: publicKey }],
    });
    expect(file).not.toContain('jo@laptop');
    const { keyGroups } = await inspect(file, { format: 'yaml' });
    expect(masterKeyId(keyGroups[0][0].key)).toBe(
      masterKeyId({ type: 'age', recipient: publicKey }),
    );
  });

  it.each([
    ['another kind', 'ecdsa-sha2-nistp256 AAAA', 'of the kinds ssh-ed25519'],
    ['a hardware key', 'sk-ssh-ed25519@openssh.com AAAA', 'of the kinds'],
    ['a cut-off key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA', 'malformed'],
    ['no base64', 'ssh-rsa $$$', 'malformed'],
    ['nothing but the kind', 'ssh-ed25519 ', 'malformed'],
    [
      'a key of another kind than it says',
      sshKeyPair('ssh-rsa').publicKey.replace('ssh-rsa', 'ssh-ed25519'),
      'malformed',
    ],
    ['a short RSA key', sshKeyPair('ssh-rsa', 1024).publicKey, '2048 bits'],
  ])('refuses %s', async (_, recipient, words) => {
    await expect(wrapForAge(recipient, DATA_KEY)).rejects.toThrow(words);
  });

  it.each(['', 'ssh-rsa', 'ssh-rsa AAAA', 'ssh-dss AAAAB3NzaC1kc3M='])(
    'parses no key of %j',
    line => expect(parseSshKey(line)).toBeUndefined(),
  );
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { decrypt, encrypt, inspect } from '@floe/sops';
import { Workspace } from '../harness';
import { Sops, SOPS_VERSIONS } from './Sops';

const TEXT = 'password: s3cret\n';

describe.each(SOPS_VERSIONS)('PGP and sops %s', version => {
  const workspace = new Workspace();
  afterAll(() => workspace.close());

  it.each(['curve25519Legacy', 'rsa'] as const)(
    'decrypts files that we encrypted for a key of %s, and we decrypt its files',
    async kind => {
      const openpgp = await import('openpgp');
      const { privateKey } = await openpgp.generateKey({
        userIDs: [{ name: 'Floe', email: 'floe@example.test' }],
        format: 'object',
        ...(kind === 'rsa'
          ? { type: 'rsa', rsaBits: 2048 }
          : { type: 'ecc', curve: kind }),
      });
      const publicKey = privateKey.toPublic();
      // The keyring of sops' own OpenPGP code, so that no GnuPG is needed.
      const keyring = workspace.path(`gnupg-${kind}-${version}`);
      mkdirSync(keyring, { mode: 0o700 });
      writeFileSync(`${keyring}/pubring.gpg`, publicKey.write());
      writeFileSync(`${keyring}/secring.gpg`, privateKey.write());
      const sops = new Sops(workspace, [], version, { GNUPGHOME: keyring });
      const fingerprint = publicKey.getFingerprint().toUpperCase();

      const ours = await encrypt(TEXT, {
        format: 'yaml',
        recipients: [
          { type: 'pgp', fingerprint, publicKey: publicKey.armor() },
        ],
      });
      expect((await inspect(ours, { format: 'yaml' })).faults).toEqual([]);
      expect(await sops.decrypt(ours)).toBe(TEXT);

      const theirs = await sops.encrypt(TEXT, 'a.yaml', '--pgp', fingerprint);
      const opened = await decrypt(theirs, {
        format: 'yaml',
        pgpPrivateKeys: [privateKey.armor()],
      });
      expect(opened.text).toBe(TEXT);
    },
  );
});

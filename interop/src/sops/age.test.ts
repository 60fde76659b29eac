import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { decrypt, encrypt, inspect } from '@floe/sops';
import { parse } from 'yaml';
import { AGE_VERSIONS, Workspace } from '../harness';
import { programPath } from '../harness/parts';
// The keys that the unit tests use.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { sshKeyPair } from '../../../packages/sops/src/__testUtils__/sshKeyPair';
import { ageKeyPair, Sops } from './Sops';

/** Bytes of a data key. */
const DATA_KEY_SIZE = 32;
const TEXT = 'password: s3cret\n';

describe.each(['ssh-ed25519', 'ssh-rsa'] as const)('an SSH key: %s', type => {
  const workspace = new Workspace();
  afterAll(() => workspace.close());

  it('is a recipient whose files age and sops open, and sops changes', async () => {
    const { privateKey, publicKey } = sshKeyPair(type);
    const folder = workspace.path('.ssh');
    mkdirSync(folder);
    const identityFile = `${folder}/id_${type.slice('ssh-'.length)}`;
    writeFileSync(identityFile, privateKey, { mode: 0o600 });
    const ours = await encrypt(TEXT, {
      format: 'yaml',
      recipients: [{ type: 'age', recipient: publicKey }],
    });
    for (const version of AGE_VERSIONS) {
      const dataKey = execFileSync(
        programPath('age', version),
        ['--decrypt', '--identity', identityFile],
        { input: parse(ours).sops.age[0].enc },
      );
      expect(dataKey).toHaveLength(DATA_KEY_SIZE);
    }
    // It reads the SSH keys of the home folder where no other key is named.
    const env = { SOPS_AGE_KEY: undefined };
    const sops = new Sops(workspace, [], '3.13.3', env);
    expect(await sops.decrypt(ours)).toBe(TEXT);
    const file = sops.file(ours);
    await sops.run('set', file, '["more"]', '"x"');
    await sops.run('rotate', '--in-place', file);
    expect(await sops.run('--decrypt', file)).toBe(`${TEXT}more: x\n`);
    // sops 3.9 knows no SSH keys, which `inspect` says.
    await expect(
      new Sops(workspace, [], '3.9.4', env).decrypt(ours),
    ).rejects.toThrow('no master key was able to decrypt');
    const { faults } = await inspect(ours, { format: 'yaml' });
    expect(faults.map(({ code }) => code)).toEqual(['needs-newer-sops']);
  });
});

describe.each(AGE_VERSIONS)('age %s', version => {
  const workspace = new Workspace();
  afterAll(() => workspace.close());

  it.each([
    ['X25519', []],
    ['post-quantum', ['-pq']],
  ])(
    'decrypts our files, and we decrypt files for its keys: %s',
    async (kind, options) => {
      const key = ageKeyPair({ version, options });
      const identityFile = workspace.path(`${kind}.key`);
      writeFileSync(identityFile, key.identity, { mode: 0o600 });
      const ours = await encrypt(TEXT, {
        format: 'yaml',
        recipients: [{ type: 'age', recipient: key.recipient }],
      });
      const dataKey = execFileSync(
        programPath('age', version),
        ['--decrypt', '--identity', identityFile],
        { input: parse(ours).sops.age[0].enc },
      );
      expect(dataKey).toHaveLength(DATA_KEY_SIZE);

      const sops = new Sops(workspace, [key.identity]);
      expect(await sops.decrypt(ours)).toBe(TEXT);
      const theirs = await sops.encrypt(TEXT, 'a.yaml', '--age', key.recipient);
      const opened = await decrypt(theirs, {
        format: 'yaml',
        ageIdentities: [key.identity],
      });
      expect(opened.text).toBe(TEXT);
    },
  );
});

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { decrypt, encrypt } from '@floe/sops';
import { parse } from 'yaml';
import { AGE_VERSIONS, Workspace } from '../harness';
import { programPath } from '../harness/parts';
import { ageKeyPair, Sops } from './Sops';

/** Bytes of a data key. */
const DATA_KEY_SIZE = 32;
const TEXT = 'password: s3cret\n';

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

import { readFileSync, writeFileSync } from 'node:fs';
import {
  addCreationRule,
  compareRecipients,
  decrypt,
  encrypt,
  findCreationRule,
  inspect,
  parseSopsConfig,
  type AzureKeyVaultKey,
  type AzureKeyVaultRecipient,
  type MasterKey,
} from '@floe/sops';
import {
  encryptSopsFile,
  parseSopsFileChange,
} from '@floe/backstage-plugin-floe-secrets-common';
// The files that the action writes are not part of the package's public
// interface.
// eslint-disable-next-line @backstage/no-forbidden-package-imports
import { buildSopsFile } from '@floe/backstage-plugin-scaffolder-backend-module-floe-secrets/src/sops/buildSopsFile';
import type { LibraryPage } from '../browser/LibraryPage';
import { Workspace } from '../harness';
import { openSopsPage } from './openSopsPage';
import { AzureCloud } from './services/AzureCloud';
import {
  keyVersion,
  VAULT_URL,
  type KeyVersion,
} from './services/azureKeyVault';
import { ageKeyPair, Sops, SOPS_VERSIONS } from './Sops';

/** The library as the page's global. */
declare const floe: typeof import('@floe/sops');

const TEXT = 'password: s3cret\n';
const format = 'yaml' as const;

const addressOf = ({ vaultUrl, name, version }: AzureKeyVaultKey) =>
  `${vaultUrl}/keys/${name}/${version}`;

const keyOf = ({ name, version }: KeyVersion): AzureKeyVaultKey => ({
  type: 'azure_kv',
  vaultUrl: VAULT_URL,
  name,
  version,
});

/** A key with its public half, as `az keyvault key show` prints it. */
function recipientOf(key: KeyVersion): AzureKeyVaultRecipient {
  const { n, e } = key.publicKey.export({ format: 'jwk' });
  return { ...keyOf(key), publicKey: { n: n!, e: e! } };
}

const keysIn = async (file: string) =>
  (await inspect(file, { format })).keyGroups.map(group =>
    group.map(({ key }) => key),
  );

/** The same file with one character within the wrapped data key changed. */
const withOtherWrappedKey = (file: string) =>
  file.replace(
    /(\benc: [\w-]{100})(.)/,
    (_, before, character) => before + (character === 'A' ? 'B' : 'A'),
  );

describe.each(SOPS_VERSIONS)('Azure Key Vault and sops %s', sopsVersion => {
  const workspace = new Workspace();
  const older = keyVersion('floe', '5f0a8e4c2b7d4f1e9c3b6a7d8e9f0a1b');
  const newer = keyVersion('floe', '0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f');
  const age = ageKeyPair();
  const byAge = { type: 'age' as const, recipient: age.recipient };
  let cloud: AzureCloud;
  let sops: Sops;

  beforeAll(async () => {
    cloud = await AzureCloud.start(workspace, [older, newer]);
    sops = new Sops(workspace, [], sopsVersion, cloud.env);
  });
  afterAll(() => workspace.close());
  beforeEach(() => {
    cloud.answered.length = 0;
  });

  const operation = (
    { name, version }: KeyVersion,
    action: string,
    status = 200,
  ) => `POST /keys/${name}/${version}/${action} ${status}`;

  const unwrapDataKey = async (key: MasterKey, enc: string) =>
    key.type === 'azure_kv'
      ? new Uint8Array(
          Buffer.from(
            await cloud.operate(addressOf(key), 'decrypt', enc),
            'base64url',
          ),
        )
      : undefined;

  it('decrypts a file that was encrypted without the vault, for its public key', async () => {
    const file = await encrypt(TEXT, {
      format,
      recipients: [recipientOf(older)],
    });
    expect((await inspect(file, { format })).faults).toEqual([]);
    expect(cloud.answered).toEqual([]);
    expect(await sops.decrypt(file)).toBe(TEXT);
    expect(cloud.answered).toEqual([operation(older, 'decrypt')]);
  });

  it('decrypts a file that the portal’s form encrypts for its public key', async () => {
    const result = await encryptSopsFile({
      layout: 'values',
      path: 'deploy/values.enc.yaml',
      recipients: 'rule',
      namespace: 'floe',
      keyGroups: [[recipientOf(older)]],
      secrets: [
        { group: 'snowflake', keys: [{ key: 'password', value: 's3cret' }] },
      ],
    });
    if ('problem' in result) {
      throw new Error(result.problem);
    }
    const { yaml } = await buildSopsFile({
      change: parseSopsFileChange(JSON.parse(JSON.stringify(result.change))),
      namespace: 'floe',
      config: {
        path: '.sops.yaml',
        text: `creation_rules:\n  - azure_keyvault: ${addressOf(
          keyOf(older),
        )}\n`,
      },
    });
    expect(cloud.answered).toEqual([]);
    expect(await sops.decrypt(yaml)).toContain('password: s3cret');
    expect(cloud.answered).toEqual([operation(older, 'decrypt')]);
  });

  it('decrypts a file whose data key the vault encrypted for us', async () => {
    const file = await encrypt(TEXT, {
      format,
      recipients: [keyOf(older)],
      wrapDataKey: async (_, dataKey) =>
        await cloud.operate(
          addressOf(keyOf(older)),
          'encrypt',
          Buffer.from(dataKey).toString('base64url'),
        ),
    });
    expect(await sops.decrypt(file)).toBe(TEXT);
  });

  it('makes the vault encrypt a data key that we decrypt', async () => {
    const file = await sops.encrypt(
      TEXT,
      'a.yaml',
      '--azure-kv',
      addressOf(keyOf(older)),
    );
    expect(cloud.answered).toEqual([operation(older, 'encrypt')]);
    expect(await keysIn(file)).toEqual([[keyOf(older)]]);
    expect((await decrypt(file, { format, unwrapDataKey })).text).toBe(TEXT);
  });

  it('decrypts a share of a data key that was encrypted for the vault', async () => {
    const file = await encrypt(TEXT, {
      format,
      recipients: [[recipientOf(older)], [byAge]],
      shamirThreshold: 2,
    });
    await expect(sops.decrypt(file)).rejects.toThrow(
      'Failed to get the data key',
    );
    const withAge = new Sops(workspace, [age.identity], sopsVersion, cloud.env);
    expect(await withAge.decrypt(file)).toBe(TEXT);
  });

  it('rotates a file of ours', async () => {
    const before = await encrypt(TEXT, {
      format,
      recipients: [recipientOf(older)],
    });
    const file = sops.file(before);
    await sops.run('rotate', '--in-place', file);
    expect(cloud.answered).toEqual([
      operation(older, 'decrypt'),
      operation(older, 'encrypt'),
    ]);
    const rotated = readFileSync(file, 'utf8');
    expect(rotated).not.toBe(before);
    expect(await keysIn(rotated)).toEqual([[keyOf(older)]]);
    expect((await decrypt(rotated, { format, unwrapDataKey })).text).toBe(TEXT);
  });

  it('updates a file of ours to a newer version of the key, as our rule says', async () => {
    const name = `${sopsVersion}.values-sops.enc.yaml`;
    const file = workspace.path(name);
    writeFileSync(
      file,
      await encrypt(TEXT, { format, recipients: [recipientOf(older)] }),
    );
    const config = await addCreationRule(undefined, {
      path: name,
      keyGroups: [[keyOf(newer), byAge]],
    });
    writeFileSync(workspace.path('.sops.yaml'), config);
    const { rule } = await findCreationRule(
      await parseSopsConfig(config),
      name,
    );
    const compared = async () =>
      compareRecipients(
        await inspect(readFileSync(file, 'utf8'), { format }),
        rule!,
      );
    expect(await compared()).toMatchObject({
      missing: expect.arrayContaining([keyOf(newer), byAge]),
      surplus: [keyOf(older)],
    });

    await sops.run(
      '--config',
      workspace.path('.sops.yaml'),
      'updatekeys',
      '--yes',
      file,
    );
    expect(cloud.answered).toEqual([
      operation(older, 'decrypt'),
      operation(newer, 'encrypt'),
    ]);
    expect(await compared()).toMatchObject({ inSync: true });
    const updated = readFileSync(file, 'utf8');
    expect((await decrypt(updated, { format, unwrapDataKey })).text).toBe(TEXT);
    const ageAlone = new Sops(workspace, [age.identity], sopsVersion);
    expect(await ageAlone.decrypt(updated)).toBe(TEXT);
  });

  it('refuses an encrypted data key that was changed or is for another key, as we do', async () => {
    const file = await encrypt(TEXT, {
      format,
      recipients: [recipientOf(older)],
    });
    const changed = withOtherWrappedKey(file);
    expect(changed).not.toBe(file);
    const forAnother = await encrypt(TEXT, {
      format,
      recipients: [{ ...recipientOf(newer), ...keyOf(older) }],
    });
    for (const refused of [changed, forAnother]) {
      cloud.answered.length = 0;
      await expect(sops.decrypt(refused)).rejects.toThrow(
        'Failed to get the data key',
      );
      expect(cloud.answered).toEqual([operation(older, 'decrypt', 400)]);
      await expect(decrypt(refused, { format, unwrapDataKey })).rejects.toThrow(
        'Key Vault answered 400',
      );
    }
  });

  it('decrypts nothing for an unknown identity', async () => {
    const file = await encrypt(TEXT, {
      format,
      recipients: [recipientOf(older)],
    });
    const stranger = new Sops(workspace, [], sopsVersion, {
      ...cloud.env,
      IDENTITY_HEADER: 'stranger',
    });
    await expect(stranger.decrypt(file)).rejects.toThrow(
      'Failed to get the data key',
    );
    expect(cloud.answered).toEqual([]);
  });
});

describe(`Azure Key Vault and sops ${SOPS_VERSIONS[0]}`, () => {
  const workspace = new Workspace();
  const versions = [
    keyVersion('floe', '5f0a8e4c2b7d4f1e9c3b6a7d8e9f0a1b'),
    keyVersion('floe', '0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f'),
  ];
  const [, newest] = versions;
  let sops: Sops;
  let sopsPage: LibraryPage;

  beforeAll(async () => {
    const cloud = await AzureCloud.start(workspace, versions);
    sops = new Sops(workspace, [], SOPS_VERSIONS[0], cloud.env);
    sopsPage = await openSopsPage();
  });
  afterAll(async () => {
    await sopsPage?.close();
    await workspace.close();
  });

  it('decrypts a file that Chromium encrypted for the public key', async () => {
    const file = await sopsPage.page.evaluate(
      ({ text, recipient }) =>
        floe.encrypt(text, { format: 'yaml', recipients: [recipient] }),
      { text: TEXT, recipient: recipientOf(newest) },
    );
    expect(await sops.decrypt(file)).toBe(TEXT);
  });

  it('does not decrypt a file that names no version if there is a newer one', async () => {
    const file = await encrypt(TEXT, {
      format,
      recipients: [recipientOf(versions[0])],
    });
    const unnamed = file.replace(versions[0].version, '""');
    expect(await sops.decrypt(file)).toBe(TEXT);
    expect(await keysIn(unnamed)).toEqual([
      [{ ...keyOf(versions[0]), version: '' }],
    ]);
    await expect(sops.decrypt(unnamed)).rejects.toThrow(
      'Failed to get the data key',
    );
  });

  it('writes the newest version for a rule without one, as we expect', async () => {
    const address = `${VAULT_URL}/keys/floe`;
    const file = await sops.encrypt(TEXT, 'a.yaml', '--azure-kv', address);
    expect(await keysIn(file)).toEqual([[keyOf(newest)]]);
    const { rule } = await findCreationRule(
      await parseSopsConfig(
        `creation_rules:\n  - azure_keyvault: ${address}\n`,
      ),
      'a.yaml',
    );
    expect(
      compareRecipients(await inspect(file, { format }), rule!).inSync,
    ).toBe(true);
  });
});

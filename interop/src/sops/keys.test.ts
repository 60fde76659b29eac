import { execFileSync } from 'node:child_process';
import {
  addCreationRule,
  compareRecipients,
  decrypt,
  encrypt,
  findCreationRule,
  inspect,
  parseSopsConfig,
  type Recipient,
} from '@floe/sops';
import { Workspace } from '../harness';
import { ageKeyPair, Sops, SOPS_VERSIONS } from './Sops';

const TEXT = `# the database of Dagster
secrets:
    postgresql:
        password: s3cret
        port: 5432
        ratio: 0.5
    empty: ""
`;

describe.each(SOPS_VERSIONS)('keys and sops %s', version => {
  const workspace = new Workspace();
  const keys = [ageKeyPair(), ageKeyPair(), ageKeyPair()];
  const [alice, bob, carol] = keys.map(({ recipient }) => ({
    type: 'age' as const,
    recipient,
  }));
  const sopsOf = (...owners: number[]) =>
    new Sops(
      workspace,
      owners.map(owner => keys[owner].identity),
      version,
    );

  afterAll(() => workspace.close());

  it('decrypts a file of two recipients with either key', async () => {
    const file = await encrypt(TEXT, {
      format: 'yaml',
      recipients: [alice, bob],
    });
    expect(await sopsOf(0).decrypt(file)).toBe(TEXT);
    expect(await sopsOf(1).decrypt(file)).toBe(TEXT);
    await expect(sopsOf(2).decrypt(file)).rejects.toThrow(
      'Failed to get the data key',
    );
  });

  it.each([
    [2, 3],
    [3, 3],
    [2, 2],
  ])(
    'splits a data key so that %s of %s groups decrypt it',
    async (threshold, count) => {
      const groups: Recipient[][] = [[alice], [bob], [carol]].slice(0, count);
      const file = await encrypt(TEXT, {
        format: 'yaml',
        recipients: groups,
        shamirThreshold: threshold,
      });
      const enough = [...Array(threshold).keys()];
      expect(await sopsOf(...enough).decrypt(file)).toBe(TEXT);
      await expect(sopsOf(...enough.slice(1)).decrypt(file)).rejects.toThrow(
        'Failed to get the data key',
      );

      const config = await addCreationRule(undefined, {
        path: 'a.yaml',
        keyGroups: groups,
        shamirThreshold: threshold,
      });
      const configFile = workspace.path(
        `${version}-${threshold}-${count}.sops.yaml`,
      );
      execFileSync('tee', [configFile], { input: config });
      const sops = sopsOf(...enough);
      const plain = sops.file(TEXT, 'plain.yaml');
      const theirs = await sops.run(
        '--config',
        configFile,
        '--filename-override',
        workspace.path('a.yaml'),
        '-e',
        plain,
      );
      const opened = await decrypt(theirs, {
        format: 'yaml',
        ageIdentities: enough.map(owner => keys[owner].identity),
      });
      expect(opened.text).toBe(TEXT);
      await expect(
        decrypt(theirs, {
          format: 'yaml',
          ageIdentities: [keys[0].identity],
        }),
      ).rejects.toMatchObject({ code: 'no-data-key' });
    },
  );

  it('lets sops rotate a file and change its recipients', async () => {
    const sops = sopsOf(0);
    const path = 'clusters/prod/values-sops.enc.yaml';
    const config = await addCreationRule(
      '# who opens what\ncreation_rules:\n  - path_regex: .*values-sops\\.yaml$\n    age: age1old\n',
      { path, keyGroups: [[alice, carol]] },
    );
    const configFile = workspace.path('.sops.yaml');
    execFileSync('tee', [configFile], { input: config });
    const file = workspace.path(path.replace(/\//g, '_'));
    execFileSync('tee', [file], {
      input: await encrypt(TEXT, { format: 'yaml', recipients: [alice, bob] }),
    });

    await sops.run('rotate', '--in-place', file);
    const rotated = execFileSync('cat', [file], { encoding: 'utf8' });
    expect(await sopsOf(1).decrypt(rotated)).toBe(TEXT);
    expect(
      (
        await decrypt(rotated, {
          format: 'yaml',
          ageIdentities: [keys[1].identity],
        })
      ).text,
    ).toBe(TEXT);

    const { rule } = await findCreationRule(
      await parseSopsConfig(config),
      path,
    );
    const before = compareRecipients(
      await inspect(rotated, { format: 'yaml' }),
      rule!,
    );
    expect(before).toMatchObject({
      inSync: false,
      missing: [carol],
      surplus: [bob],
    });
    const flat = config.replace(/\^.*\$/, file.replace(/[.]/g, '\\.'));
    execFileSync('tee', [configFile], {
      input: flat.replace(`${workspace.path('')}/`, ''),
    });
    await sops.run('--config', configFile, 'updatekeys', '--yes', file);
    const updated = execFileSync('cat', [file], { encoding: 'utf8' });
    expect(await sopsOf(2).decrypt(updated)).toBe(TEXT);
    expect(
      compareRecipients(await inspect(updated, { format: 'yaml' }), rule!),
    ).toMatchObject({ inSync: true });
  });

  it('refuses a file that was changed, as we do', async () => {
    const file = await encrypt(`${TEXT}open_unencrypted: free\n`, {
      format: 'yaml',
      recipients: [alice],
    });
    const tampered = [
      file.replace('free', 'fraud'),
      file.replace(
        /( +)password: (.*)\n +port: (.*)/,
        '$1password: $3\n$1port: $2',
      ),
      file.replace(/ +ratio:.*\n/, ''),
      file.replace(/empty: ""/, 'empty: "x"'),
      file.replace(/lastmodified: "\d{4}/, 'lastmodified: "2001'),
      file.replace(
        /password: ENC\[AES256_GCM,data:./,
        match => match.slice(0, -1) + (match.endsWith('A') ? 'B' : 'A'),
      ),
    ];
    for (const text of tampered) {
      expect(text).not.toBe(file);
      await expect(sopsOf(0).decrypt(text)).rejects.toThrow();
      await expect(
        decrypt(text, { format: 'yaml', ageIdentities: [keys[0].identity] }),
      ).rejects.toMatchObject({ name: 'SopsError' });
    }
  });
});

describe('post-quantum recipients of age', () => {
  const workspace = new Workspace();
  afterAll(() => workspace.close());

  it('work in sops 3.13.3 and in our library, both ways', async () => {
    const key = ageKeyPair({ options: ['-pq'] });
    const sops = new Sops(workspace, [key.identity]);
    const file = await encrypt(TEXT, {
      format: 'yaml',
      recipients: [{ type: 'age', recipient: key.recipient }],
    });
    expect(await sops.decrypt(file)).toBe(TEXT);
    const theirs = await sops.encrypt(TEXT, 'a.yaml', '--age', key.recipient);
    const opened = await decrypt(theirs, {
      format: 'yaml',
      ageIdentities: [key.identity],
    });
    expect(opened.text).toBe(TEXT);
  });
});

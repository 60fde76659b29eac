import {
  encryptSopsFile,
  masterKeyOfService,
  parseSopsServiceKey,
  type SopsFileChange,
} from '@floe/backstage-plugin-floe-secrets-common';
import { createSopsFileAction } from '@floe/backstage-plugin-scaffolder-backend-module-floe-secrets';
import type { Recipient } from '@floe/sops';
import yaml from 'yaml';
import { Workspace } from './harness';
import { SopsWorkingCopy } from './harness/SopsWorkingCopy';
import { ServicePortal } from './portal/ServicePortal';
import {
  CALLERS,
  encryptingServices,
  SOPS_ROLE,
} from './sops/services/encryptingServices';
import { KeyServices } from './sops/services/KeyServices';
import { ageKeyPair, SOPS_VERSIONS, SopsVersion } from './sops/Sops';

const CLEAR = 'canary of a data key';
const ARN = 'arn:aws:kms:eu-central-1:123456789012:key/floe';
const RESOURCE = 'projects/floe/locations/global/keyRings/sops/cryptoKeys/floe';

/** Files, by the keys that they are encrypted for. */
const PATHS = {
  kms: 'deploy/kms.enc.yaml',
  vault: 'deploy/vault.enc.yaml',
  gcp: 'deploy/gcp.enc.yaml',
  groups: 'deploy/groups.enc.yaml',
  /** No rule matches this file: the pull request adds one. */
  fresh: 'deploy/fresh.enc.yaml',
};
type FileName = keyof typeof PATHS;

/**
 * Checks the files that the form and the action write for keys of services,
 * with the real sops and fake services.
 */
describe('files whose data keys services encrypt', () => {
  const workspace = new Workspace();
  const [ann, joiner] = [ageKeyPair(), ageKeyPair()];
  const dataKeys: string[] = [];
  const environment = { ...process.env };
  const built = {} as Record<FileName, string>;
  let portal: ServicePortal;
  let services: KeyServices;
  let sopsConfig: string;
  /** With the rule for the fresh file. */
  let newConfig = '';

  const rules = () => `creation_rules:
  - path_regex: kms\\.enc\\.yaml$
    key_groups:
      - kms:
          - arn: ${ARN}
            role: ${SOPS_ROLE}
            context: { app: floe, stage: '2026-01-01' }
  - path_regex: vault\\.enc\\.yaml$
    hc_vault_transit_uri: ${services.url}/v1/teams/transit/keys/floe
  - path_regex: gcp\\.enc\\.yaml$
    gcp_kms: ${RESOURCE}
  - path_regex: groups\\.enc\\.yaml$
    shamir_threshold: 2
    key_groups:
      - age: [${ann.recipient}]
      - kms: [{ arn: ${ARN} }]
      - hc_vault: ['${services.url}/v1/teams/transit/keys/floe']
`;

  /** Encrypts a file as the form does. */
  async function encryptedFor(path: string): Promise<SopsFileChange> {
    const { client, entityRef } = portal;
    const place = { entityRef, environment: 'prod' };
    const { knownRecipients, rule } = await client.planSopsFile({
      ...place,
      layout: 'values',
      path,
    });
    const isNew = rule.status === 'unmatched';
    const groups = isNew
      ? [knownRecipients.filter(({ type }) => type !== 'age')]
      : rule.keyGroups;
    const keyGroups = groups.map(group =>
      group.map(({ id, serviceKey, type }): Recipient => {
        expect([type, serviceKey !== undefined]).toEqual([
          type,
          type !== 'age',
        ]);
        return serviceKey
          ? masterKeyOfService(parseSopsServiceKey(serviceKey))
          : { type: 'age', recipient: id };
      }),
    );
    const result = await encryptSopsFile({
      layout: 'values',
      path,
      recipients: isNew ? 'new' : 'rule',
      namespace: 'floe',
      keyGroups,
      ...(rule.shamirThreshold && { shamirThreshold: rule.shamirThreshold }),
      secrets: [
        {
          group: 'snowflake',
          keys: [{ key: 'password', value: CLEAR }],
        },
      ],
      wrapDataKey: async (key, bytes) => {
        const dataKey = Buffer.from(bytes).toString('base64');
        dataKeys.push(dataKey);
        return await client.wrapDataKey({ ...place, path, key, dataKey });
      },
    });
    if ('problem' in result) {
      throw new Error(result.problem);
    }
    return result.change;
  }

  /** The file that the action writes for a pull request. */
  async function written(
    sops: SopsFileChange,
  ): Promise<{ text: string; config: string | undefined }> {
    const { read } = await portal.runServiceAction(createSopsFileAction, {
      sops,
    });
    return {
      text: await read(sops.path),
      config: sops.recipients === 'new' ? await read('.sops.yaml') : undefined,
    };
  }

  beforeAll(async () => {
    services = await KeyServices.start(encryptingServices);
    sopsConfig = rules();
    process.env.GCE_METADATA_HOST = new URL(services.url).host;
    process.env.METADATA_SERVER_DETECTION = 'assume-present';
    portal = await ServicePortal.start(workspace, {
      cluster: { url: 'https://127.0.0.1:1', token: 'none' },
      files: { '.sops.yaml': sopsConfig },
      data: {
        aws: {
          mainAccount: {
            accessKeyId: CALLERS.portal.aws,
            secretAccessKey: 'secret',
          },
        },
      },
      floeSecrets: {
        dataKeys: {
          timeout: '10s',
          keys: [
            { environment: 'prod', kms: ARN, role: SOPS_ROLE },
            { gcpKms: RESOURCE },
            { hcVault: `${services.url}/v1/teams/transit/keys/*` },
          ],
          kms: { endpoint: services.url, stsEndpoint: services.url },
          gcpKms: { endpoint: services.url },
          vaults: [{ address: services.url, token: CALLERS.portal.vault }],
        },
      },
    });
    for (const [name, path] of Object.entries(PATHS)) {
      const { config: withRule, text } = await written(
        await encryptedFor(path),
      );
      built[name as FileName] = text;
      newConfig = withRule ?? newConfig;
    }
  });
  afterAll(async () => {
    process.env = environment;
    await workspace.close();
    await services?.close();
  });

  const HOLDER = {
    aws: (): Record<string, string> => ({
      AWS_ENDPOINT_URL_KMS: services.url,
      AWS_ENDPOINT_URL_STS: services.url,
      AWS_ACCESS_KEY_ID: CALLERS.holder.aws,
      AWS_SECRET_ACCESS_KEY: 'secret',
    }),
    gcp: (): Record<string, string> => ({
      SOPS_GCP_KMS_CLIENT_TYPE: 'rest',
      SOPS_GCP_KMS_ENDPOINT: services.url,
      GOOGLE_OAUTH_ACCESS_TOKEN: CALLERS.holder.gcp,
    }),
    vault: (): Record<string, string> => ({
      VAULT_TOKEN: CALLERS.holder.vault,
    }),
  };

  /** A clone of the repository for a person with some keys. */
  function cloneOf(
    version: SopsVersion,
    holds: { age?: string; env?: Record<string, string> },
  ): SopsWorkingCopy {
    const clone = new SopsWorkingCopy(
      workspace,
      `copy-${Math.random().toString(36).slice(2)}`,
      holds.age ? [holds.age] : [],
      version,
      // Without credentials, sops would query the metadata server of EC2.
      { AWS_EC2_METADATA_DISABLED: 'true', ...holds.env },
    );
    clone.write('.sops.yaml', sopsConfig);
    for (const [name, path] of Object.entries(PATHS)) {
      clone.write(path, built[name as FileName]);
    }
    return clone;
  }
  const values = { secrets: { snowflake: { password: CLEAR } } };
  const open = async (clone: SopsWorkingCopy, path: string) =>
    yaml.parse(await clone.run(`sops --decrypt ${path}`));

  // sops 3.9 accepts no other address for Google Cloud KMS.
  const cases: [SopsVersion, FileName, keyof typeof HOLDER][] = [
    [SOPS_VERSIONS[0], 'kms', 'aws'],
    [SOPS_VERSIONS[0], 'vault', 'vault'],
    [SOPS_VERSIONS[0], 'gcp', 'gcp'],
    [SOPS_VERSIONS[1], 'kms', 'aws'],
    [SOPS_VERSIONS[1], 'vault', 'vault'],
  ];

  describe.each(cases)(
    'with sops %s, for a key of %s',
    (version, name, who) => {
      const path = PATHS[name];

      it('decrypt only for a key holder', async () => {
        const clone = cloneOf(version, { env: HOLDER[who]() });
        expect(await open(clone, path)).toEqual(values);
        const stranger = cloneOf(version, { age: ann.identity });
        await expect(open(stranger, path)).rejects.toThrow(
          /Failed to get the data key/,
        );
      });

      it('survive sops set, updatekeys and rotate', async () => {
        const clone = cloneOf(version, { env: HOLDER[who]() });
        await clone.run(
          `sops set ${path} '["secrets"]["snowflake"]["user"]' '"loader"'`,
        );
        expect(await clone.run(`sops updatekeys --yes ${path}`)).toContain(
          'already up to date',
        );
        const rule = yaml.parseDocument(sopsConfig);
        const index = Object.keys(PATHS).indexOf(name);
        rule.setIn(
          name === 'kms'
            ? ['creation_rules', index, 'key_groups', 0, 'age']
            : ['creation_rules', index, 'age'],
          name === 'kms' ? [joiner.recipient] : joiner.recipient,
        );
        clone.write('.sops.yaml', rule.toString());
        await clone.run(`sops updatekeys --yes ${path}`);
        await clone.run(`sops rotate --in-place ${path}`);
        const changed = {
          secrets: { snowflake: { password: CLEAR, user: 'loader' } },
        };
        expect(await open(clone, path)).toEqual(changed);
        const joined = cloneOf(version, { age: joiner.identity });
        joined.write(path, clone.read(path));
        expect(await open(joined, path)).toEqual(changed);
      });
    },
  );

  describe.each(SOPS_VERSIONS)('with sops %s, for key groups', version => {
    it.each<[string, boolean, () => Parameters<typeof cloneOf>[1]]>([
      ['age and AWS', true, () => ({ age: ann.identity, env: HOLDER.aws() })],
      [
        'age and Vault',
        true,
        () => ({ age: ann.identity, env: HOLDER.vault() }),
      ],
      [
        'AWS and Vault',
        true,
        () => ({ env: { ...HOLDER.aws(), ...HOLDER.vault() } }),
      ],
      ['age', false, () => ({ age: ann.identity })],
      ['AWS', false, () => ({ env: HOLDER.aws() })],
      ['Vault', false, () => ({ env: HOLDER.vault() })],
    ])('keys of %s decrypt the file: %s', async (_, isOpened, holds) => {
      const clone = cloneOf(version, holds());
      const outcome = await open(clone, PATHS.groups).catch(String);
      const isRefused = /Failed to get the data key/.test(String(outcome));
      expect(isRefused ? 'refused' : outcome).toEqual(
        isOpened ? values : 'refused',
      );
    });

    it('survive sops set and rotate, which keep the threshold', async () => {
      const clone = cloneOf(version, {
        age: ann.identity,
        env: { ...HOLDER.aws(), ...HOLDER.vault() },
      });
      await clone.run(
        `sops set ${PATHS.groups} '["secrets"]["snowflake"]["user"]' '"loader"'`,
      );
      await clone.run(`sops rotate --in-place ${PATHS.groups}`);
      const alone = cloneOf(version, { age: ann.identity });
      alone.write(PATHS.groups, clone.read(PATHS.groups));
      await expect(open(alone, PATHS.groups)).rejects.toThrow(
        /Failed to get the data key/,
      );
      expect(await open(clone, PATHS.groups)).toEqual({
        secrets: { snowflake: { password: CLEAR, user: 'loader' } },
      });
    });
  });

  it.each(SOPS_VERSIONS)(
    'get a rule by a pull request that sops %s reads alike',
    async version => {
      const clone = cloneOf(version, {
        env: { ...HOLDER.aws(), ...HOLDER.vault() },
      });
      clone.write('.sops.yaml', newConfig);
      const { creation_rules: rulesThen } = yaml.parse(newConfig);
      expect(rulesThen).toHaveLength(5);
      expect(await open(clone, PATHS.fresh)).toEqual(values);
      expect(await clone.run(`sops updatekeys --yes ${PATHS.fresh}`)).toContain(
        'already up to date',
      );
    },
  );

  it('cannot be decrypted by the portal', async () => {
    const clone = cloneOf(SOPS_VERSIONS[0], {
      env: {
        ...HOLDER.aws(),
        ...HOLDER.gcp(),
        AWS_ACCESS_KEY_ID: CALLERS.portal.aws,
        GOOGLE_OAUTH_ACCESS_TOKEN: CALLERS.portal.gcp,
        VAULT_TOKEN: CALLERS.portal.vault,
      },
    });
    for (const path of Object.values(PATHS)) {
      await expect(open(clone, path)).rejects.toThrow(
        /Failed to get the data key/,
      );
    }
  });

  it('leave no data key in the log of the portal', () => {
    // For the new file one for each key that any rule names.
    expect(dataKeys).toHaveLength(5 + 4);
    expect(portal.logged.join('\n')).toContain('data-key-wrap');
    for (const dataKey of [...dataKeys, CLEAR]) {
      expect(portal.logged.join('\n')).not.toContain(dataKey);
    }
  });
});

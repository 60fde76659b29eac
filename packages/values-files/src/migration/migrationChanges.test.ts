import { parse } from 'yaml';
import { renderChartSecrets } from '../chart/renderChartSecrets';
import { checkValuesFiles } from '../checks/checkValuesFiles';
import { ValuesInputError } from '../errors';
import { applySecretsChange } from '../merge/applySecretsChange';
import { sealedText } from '../__testUtils__/sealed';
import {
  externalSecretsBeside,
  externalSecretsOwn,
  isChartSecret,
  migrationReferences,
  plainValuesPath,
} from './migrationChanges';

const fullname = 'orders-floe-dagster';
const context = {
  release: 'orders',
  namespace: 'floe-orders',
  chart: { externalSecretsApiVersion: 'external-secrets.io/v1' },
};
const store = {
  storeRef: { kind: 'SecretStore' as const, name: 'aws' },
  provider: 'aws',
  environment: 'prod',
};
const secrets = [
  {
    name: `${fullname}-compute-secret`,
    keys: ['SNOWFLAKE_USER', 'SNOWFLAKE_PASSWORD', 'OWN_KEY'],
  },
  { name: `${fullname}-cube`, keys: ['TOKEN'], component: 'cube' },
];
const file = `# of the team
floe:
  sealedSecrets:
    enabled: true
    compute:
      enabled: true
      encryptedData:
        SNOWFLAKE_USER: ${sealedText()}
        SNOWFLAKE_PASSWORD: ${sealedText()}
        OWN_KEY: ${sealedText()}
    custom:
      - name: cube
        component: cube
        encryptedData:
          TOKEN: ${sealedText()}
      # Stays sealed.
      - name: other
        encryptedData:
          KEY: ${sealedText()}
`;

const rendered = (yaml: string) =>
  renderChartSecrets(parse(yaml), {
    ...context,
    externalSecretsApiVersion: 'external-secrets.io/v1',
  }).map(({ kind, metadata, spec }: any) => [
    kind,
    metadata.name,
    spec?.target?.creationPolicy,
  ]);

describe('a migration from Sealed Secrets', () => {
  const beside = applySecretsChange(
    file,
    externalSecretsBeside(secrets, fullname, store),
    context,
  );

  it('takes the conventional references, and the names of other keys', () => {
    expect(migrationReferences(secrets[0], fullname, store)).toEqual([
      {
        secretKey: 'SNOWFLAKE_USER',
        remoteKey: 'floe/prod/snowflake',
        property: 'user',
      },
      {
        secretKey: 'SNOWFLAKE_PASSWORD',
        remoteKey: 'floe/prod/snowflake',
        property: 'password',
      },
      {
        secretKey: 'OWN_KEY',
        remoteKey: 'floe/prod/snowflake',
        property: 'OWN_KEY',
      },
    ]);
    expect(migrationReferences(secrets[1], fullname, store)).toEqual([
      { secretKey: 'TOKEN', remoteKey: 'floe/prod/cube', property: 'TOKEN' },
    ]);
    expect(
      migrationReferences(secrets[1], fullname, {
        ...store,
        remoteKeys: { [secrets[1].name]: 'team/cube' },
      })[0].remoteKey,
    ).toBe('team/cube');
  });

  it('adds ExternalSecrets that leave the owner of the Secrets', () => {
    expect(rendered(beside.yaml)).toEqual(
      expect.arrayContaining([
        ['ExternalSecret', `${fullname}-compute-secret`, 'Orphan'],
        ['SealedSecret', `${fullname}-compute-secret`, undefined],
        ['ExternalSecret', `${fullname}-cube`, 'Orphan'],
        ['SealedSecret', `${fullname}-cube`, undefined],
      ]),
    );
    expect(
      beside.findings
        .filter(({ id }) => id === 'target-owned-by-other')
        .map(({ severity, summary }) => [severity, summary]),
    ).toEqual([
      ['warning', expect.stringContaining('for the time of a migration')],
      ['warning', expect.stringContaining('for the time of a migration')],
    ]);
    const checked = checkValuesFiles(
      [{ path: 'values.yaml', text: beside.yaml }],
      { release: context.release, namespace: context.namespace } as never,
    ).filter(({ id }) => id === 'target-owned-by-other');
    expect(checked.map(({ severity }) => severity)).toEqual([
      'warning',
      'warning',
    ]);
  });

  it('does not let both own a Secret', () => {
    const change = externalSecretsBeside(secrets, fullname, store);
    expect(() =>
      applySecretsChange(
        file,
        { ...change, creationPolicy: 'Owner' } as typeof change,
        context,
      ),
    ).toThrow(/Both would create the Secret/);
  });

  it('takes the SealedSecrets out, and nothing else', () => {
    const yaml = externalSecretsOwn(secrets, fullname, {
      sealed: true,
    }).reduce(
      (text, change) => applySecretsChange(text, change, context).yaml,
      beside.yaml,
    );
    expect(rendered(yaml).sort()).toEqual([
      ['ExternalSecret', `${fullname}-compute-secret`, 'Owner'],
      ['ExternalSecret', `${fullname}-cube`, 'Owner'],
      ['SealedSecret', `${fullname}-other`, undefined],
    ]);
    expect(yaml).toContain('# of the team');
    expect(yaml).toContain('# Stays sealed.');
  });

  it('refuses a Secret that the chart does not make', () => {
    expect(secrets.every(({ name }) => isChartSecret(name, fullname))).toBe(
      true,
    );
    for (const name of ['elsewhere', `${fullname}-`, fullname]) {
      expect(isChartSecret(name, fullname)).toBe(false);
      expect(() =>
        externalSecretsOwn([{ name }], fullname, { sealed: true }),
      ).toThrow(ValuesInputError);
    }
  });
});

describe('a migration of Secrets that the chart makes of its values', () => {
  const plain = `secrets:
  snowflake:
    password: ENC[AES256_GCM,data:a,iv:b,tag:c,type:str]
  custom:
    cube:
      TOKEN: ENC[AES256_GCM,data:a,iv:b,tag:c,type:str]
`;
  const wanted = [
    { name: `${fullname}-compute-secret`, keys: ['SNOWFLAKE_PASSWORD'] },
    { name: `${fullname}-cube`, keys: ['TOKEN'] },
  ];
  const applied = applySecretsChange(
    plain,
    externalSecretsBeside(wanted, fullname, store),
    context,
  );

  it('adds ExternalSecrets beside them, and warns', () => {
    expect(rendered(applied.yaml)).toEqual(
      ['ExternalSecret', 'Secret'].flatMap(kind =>
        wanted.map(({ name }) => [
          kind,
          name,
          kind === 'ExternalSecret' ? 'Orphan' : undefined,
        ]),
      ),
    );
    expect(
      applied.findings
        .filter(({ id }) => id === 'target-owned-by-other')
        .map(({ severity, summary }) => [severity, summary]),
    ).toEqual([
      ['warning', expect.stringContaining('of secrets.snowflake')],
      ['warning', expect.stringContaining('of secrets.custom.cube')],
    ]);
    expect(
      checkValuesFiles([{ path: 'values.yaml', text: applied.yaml }], {
        release: context.release,
        namespace: context.namespace,
      } as never)
        .filter(({ id }) => id === 'target-owned-by-other')
        .map(({ severity }) => severity),
    ).toEqual(['warning', 'warning']);
  });

  it('changes the owner only, and knows where the values are', () => {
    const { yaml } = externalSecretsOwn(wanted, fullname, {
      sealed: false,
    }).reduce(
      (last, change) => applySecretsChange(last.yaml, change, context),
      applySecretsChange(
        applied.yaml.replace(/^secrets:\n(?: .*\n)+/, ''),
        externalSecretsBeside(wanted, fullname, store),
        context,
      ),
    );
    expect(parse(yaml)).toEqual({
      ...parse(applied.yaml),
      secrets: undefined,
      floe: {
        externalSecrets: {
          ...parse(applied.yaml).floe.externalSecrets,
          creationPolicy: 'Owner',
        },
      },
    });
    expect(() =>
      applySecretsChange(
        applied.yaml,
        externalSecretsOwn(wanted, fullname, { sealed: false })[0],
        context,
      ),
    ).not.toThrow();
    expect(
      wanted.map(({ name }) => plainValuesPath(name, fullname).join('.')),
    ).toEqual(['secrets.snowflake', 'secrets.custom.cube']);
  });
});

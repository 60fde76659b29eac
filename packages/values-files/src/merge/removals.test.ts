import { parse } from 'yaml';
import { sealedText } from '../__testUtils__/changes';
import { mergeValues } from '../chart/mergeValues';
import { renderChartSecrets } from '../chart/renderChartSecrets';
import { parseSecretsChange } from '../model/secretsChange';
import { Removals } from '../model/removals';
import { applySecretsChange } from './applySecretsChange';
import { ValuesContext } from './context';
import { ValuesFileError } from './findings';

const context: ValuesContext = { release: 'floe-dagster', namespace: 'floe' };

const file = `# Values of orders
floe:
  externalSecrets:
    enabled: true
    # Asked for by the platform team
    secretStoreRef: aws-secrets-manager
    refreshInterval: 1h
    creationPolicy: Orphan

    # The warehouse
    compute:
      # on since May
      enabled: true
      secrets:
        # of the data team
        - secretKey: SNOWFLAKE_USER
          remoteKey: floe/prod/snowflake # to be renamed
          property: user
          # rotated each month
        # read only
        - secretKey: SNOWFLAKE_ROLE
          remoteKey: floe/prod/snowflake

        - { secretKey: SNOWFLAKE_SCHEMA, remoteKey: floe/prod/schema } # last

    # The lake
    storage:
      enabled: true
      secrets:
        - secretKey: AWS_REGION
          remoteKey: floe/prod/s3

    catalog:
      enabled: true
      # the id
      clientIdKey: floe/prod/polaris
      clientIdProperty: client_id
      # the secret
      clientSecretKey: floe/prod/polaris
    custom:
      # for the semantic layer
      - name: cube
        data:
          - secretKey: CUBE_TOKEN
            remoteKey: floe/cube
      # for dbt
      - name: dbt-cloud
        refreshInterval: 2h
        data:
          - secretKey: TOKEN
            remoteKey: floe/dbt
          - secretKey: ACCOUNT
            remoteKey: floe/dbt
# The workloads
dagster:
  generatePostgresqlPasswordSecret: false
  dagsterDaemon:
    envSecrets:
      - name: floe-dagster-storage-secret # for the lake
      - name: floe-dagster-compute-secret
  dagsterWebserver:
    envSecrets:
      - name: floe-dagster-storage-secret
`;

const sealed = `floe:
  sealedSecrets:
    enabled: true
    annotations:
      team: data
      # all values of the namespace
      sealedsecrets.bitnami.com/namespace-wide: "true"
    storage:
      enabled: true
      encryptedData:
        # of the storage team
        AWS_ACCESS_KEY_ID: ${sealedText('id')}
        AWS_SECRET_ACCESS_KEY: ${sealedText('secret')} # long
    custom:
      - name: cube
        component: semantic-layer
        encryptedData:
          CUBE_TOKEN: ${sealedText('cube')}
`;

type Approach = 'external-secrets' | 'sealed-secrets';

function apply(
  text: string | undefined,
  remove: Removals,
  {
    approach = 'external-secrets',
    ...extra
  }: Partial<ValuesContext> & { approach?: Approach } = {},
) {
  const change = parseSecretsChange({ approach, remove });
  const result = applySecretsChange(text, change, { ...context, ...extra });
  const again = applySecretsChange(result.yaml, change, {
    ...context,
    ...extra,
  });
  expect(again).toMatchObject({
    yaml: result.yaml,
    changed: false,
    changes: [],
    differences: [],
  });
  return result;
}

const removed = ({ differences }: ReturnType<typeof apply>) =>
  differences.map(({ name, change, keys, secret }) => ({
    name,
    change,
    keys: keys.removed,
    ...(secret && { secret }),
  }));

describe('a removal', () => {
  it('of a key removes its own comments too, and no others', () => {
    const result = apply(file, {
      keys: [{ component: 'compute', secretKey: 'SNOWFLAKE_USER' }],
    });
    expect(result.yaml).toBe(
      file.replace(
        `        # of the data team
        - secretKey: SNOWFLAKE_USER
          remoteKey: floe/prod/snowflake # to be renamed
          property: user
          # rotated each month
`,
        '',
      ),
    );
    expect(result.changes).toEqual([
      {
        path: 'floe.externalSecrets.compute.secrets[SNOWFLAKE_USER]',
        action: 'removed',
      },
    ]);
    expect(removed(result)).toEqual([
      {
        name: 'floe-dagster-compute-secret',
        change: 'changed',
        keys: ['SNOWFLAKE_USER'],
      },
    ]);
    expect(result.differences[0].readers).toEqual({
      workloads: ['daemon'],
      namedElsewhere: false,
    });
    expect(result.findings.map(({ id }) => id)).not.toContain(
      'other-secret-affected',
    );
  });

  it.each([
    [
      'in the middle',
      'SNOWFLAKE_ROLE',
      `        # read only
        - secretKey: SNOWFLAKE_ROLE
          remoteKey: floe/prod/snowflake
`,
    ],
    [
      'in braces at the end',
      'SNOWFLAKE_SCHEMA',
      `
        - { secretKey: SNOWFLAKE_SCHEMA, remoteKey: floe/prod/schema } # last
`,
    ],
  ])('of a key %s leaves the rest unchanged', (_, secretKey, lines) => {
    expect(
      apply(file, { keys: [{ component: 'compute', secretKey }] }).yaml,
    ).toBe(file.replace(lines, ''));
  });

  it('of a key with its own fields removes these', () => {
    expect(
      apply(file, {
        keys: [{ component: 'catalog', secretKey: 'polaris-client-id' }],
      }).yaml,
    ).toBe(
      file.replace(
        `      # the id
      clientIdKey: floe/prod/polaris
      clientIdProperty: client_id
`,
        '',
      ),
    );
  });

  it.each<[string, Removals]>([
    [
      'the last key',
      { keys: [{ component: 'storage', secretKey: 'AWS_REGION' }] },
    ],
    ['a component', { components: ['storage'] }],
  ])(
    'of %s removes the component, and its Secret from the workloads',
    (_, remove) => {
      const result = apply(file, remove);
      expect(result.yaml).toBe(
        file
          .replace(
            `
    # The lake
    storage:
      enabled: true
      secrets:
        - secretKey: AWS_REGION
          remoteKey: floe/prod/s3
`,
            '',
          )
          .replace(
            '      - name: floe-dagster-storage-secret # for the lake\n',
            '',
          )
          .replace(
            `  dagsterWebserver:
    envSecrets:
      - name: floe-dagster-storage-secret
`,
            '',
          ),
      );
      expect(removed(result)).toEqual([
        {
          name: 'floe-dagster-storage-secret',
          change: 'removed',
          keys: ['AWS_REGION'],
          // creationPolicy: Orphan
          secret: 'kept',
        },
      ]);
    },
  );

  it('of a custom entry removes it with its comment', () => {
    const result = apply(file, { custom: ['cube'] });
    expect(result.yaml).toBe(
      file.replace(
        `      # for the semantic layer
      - name: cube
        data:
          - secretKey: CUBE_TOKEN
            remoteKey: floe/cube
`,
        '',
      ),
    );
  });

  it('of all custom entries leaves no empty list', () => {
    const { yaml } = apply(file, { custom: ['cube', 'dbt-cloud'] });
    expect(yaml).toContain(
      '      clientSecretKey: floe/prod/polaris\n# The workloads\n',
    );
    expect(parse(yaml).floe.externalSecrets).not.toHaveProperty('custom');
  });

  it('of the last key of a custom entry removes the entry', () => {
    const keys = [{ custom: 'cube', secretKey: 'CUBE_TOKEN' }];
    expect(apply(file, { keys }).yaml).toBe(
      apply(file, { custom: ['cube'] }).yaml,
    );
  });

  it('of a setting lets the chart’s default apply', () => {
    const result = apply(file, {
      settings: ['creationPolicy'],
      customSettings: [{ custom: 'dbt-cloud', setting: 'refreshInterval' }],
    });
    expect(result.yaml).toBe(
      file
        .replace('    creationPolicy: Orphan\n', '')
        .replace('        refreshInterval: 2h\n', ''),
    );
    expect(
      result.differences.map(({ name, settings }) => [name, settings]),
    ).toContainEqual([
      'floe-dagster-dbt-cloud',
      [
        { setting: 'refreshInterval', before: '2h', after: '1h' },
        { setting: 'creationPolicy', before: 'Orphan', after: 'Owner' },
      ],
    ]);
  });

  it('of an approach removes its section, and all its Secrets from the workloads', () => {
    const result = apply(file, { approach: true });
    expect(parse(result.yaml)).toEqual({
      dagster: { generatePostgresqlPasswordSecret: false },
    });
    expect(result.yaml).toContain('# The workloads');
    expect(removed(result)).toHaveLength(5);
  });

  it.each([
    [
      'the only part of the file',
      'floe:\n  externalSecrets:\n    enabled: true\n',
      '',
    ],
    [
      'comments that are not its own',
      '# Values of orders\n\n# of the team\nfloe:\n  externalSecrets:\n    enabled: true\n\ndagster:\n  enabled: true\n',
      '# Values of orders\n\n# of the team\n\ndagster:\n  enabled: true\n',
    ],
    [
      'a comment behind the key',
      'a: 1\nfloe: # the chart\n  externalSecrets:\n    enabled: true\nb: 2\n',
      'a: 1\n# the chart\n\nb: 2\n',
    ],
    [
      'a comment within',
      'floe:\n  # two\n  externalSecrets:\n    enabled: true\n\n  # later\nb: 2\n',
      '  # later\nb: 2\n',
    ],
    [
      'the last part',
      'a: 1\n\nfloe:\n  externalSecrets:\n    enabled: true\n',
      'a: 1\n',
    ],
    [
      'its comment, which is not that of the next key',
      '# of orders\nfloe:\n  externalSecrets:\n    enabled: true\nb: 2\n',
      '# of orders\n\nb: 2\n',
    ],
    [
      'a part in braces',
      'a: 1\nfloe: {externalSecrets: {enabled: true}}\n',
      'a: 1\n',
    ],
    [
      'another empty map',
      'floe:\n  externalSecrets:\n    enabled: true\n  sealedSecrets: {}\nb: {}\n',
      'floe:\n  sealedSecrets: {}\nb: {}\n',
    ],
    [
      'with CRLF and no line break at the end',
      'a: 1\r\nfloe:\r\n  externalSecrets:\r\n    enabled: true',
      'a: 1',
    ],
  ])('leaves no empty map: %s', (_, text, expected) => {
    const { yaml } = apply(text, { approach: true });
    expect(yaml).toBe(expected);
  });

  it('keeps an empty map that overrides a null of an earlier file', () => {
    const text = 'floe:\n  externalSecrets:\n    enabled: true\n';
    const { yaml } = apply(
      text,
      { approach: true },
      { earlierFiles: [{ path: 'values.yaml', text: 'floe:\n' }] },
    );
    expect(parse(yaml)).toEqual({ floe: {} });
  });

  it('of sealed keys, annotations and labels', () => {
    const result = apply(
      sealed,
      {
        keys: [{ component: 'storage', secretKey: 'AWS_ACCESS_KEY_ID' }],
        annotations: ['team'],
        customSettings: [{ custom: 'cube', setting: 'component' }],
      },
      { approach: 'sealed-secrets' },
    );
    expect(result.yaml).toBe(
      sealed
        .replace('      team: data\n', '')
        .replace(
          `        # of the storage team
        AWS_ACCESS_KEY_ID: ${sealedText('id')}
`,
          '',
        )
        .replace('        component: semantic-layer\n', ''),
    );
    expect(JSON.stringify(result.differences)).not.toContain(
      sealedText('id').slice(0, 40),
    );
  });

  it('of the last sealed key deletes the Secret', () => {
    const result = apply(
      sealed,
      { keys: [{ custom: 'cube', secretKey: 'CUBE_TOKEN' }] },
      { approach: 'sealed-secrets' },
    );
    expect(removed(result)).toEqual([
      {
        name: 'floe-dagster-cube',
        change: 'removed',
        keys: ['CUBE_TOKEN'],
        secret: 'deleted',
      },
    ]);
  });

  it('of something that does not exist is reported', () => {
    const result = apply(file, {
      components: ['postgresql'],
      keys: [
        { component: 'compute', secretKey: 'OTHER' },
        { custom: 'gone', secretKey: 'TOKEN' },
      ],
      custom: ['openai'],
      annotations: ['team'],
    });
    expect(result.changed).toBe(false);
    expect(
      result.findings
        .filter(({ id }) => id === 'not-in-values')
        .map(({ place }) => place),
    ).toEqual([
      'floe.externalSecrets.postgresql',
      'floe.externalSecrets.custom[openai]',
      'floe.externalSecrets.compute[OTHER]',
      'floe.externalSecrets.custom[gone][TOKEN]',
      'floe.externalSecrets.annotations.team',
    ]);
  });

  it('of the database says what Dagster then reads', () => {
    const text = `floe:
  sealedSecrets:
    enabled: true
    postgresql:
      enabled: true
      encryptedData:
        postgresql-password: ${sealedText('p')}
dagster:
  generatePostgresqlPasswordSecret: false
  postgresql:
    enabled: false
    postgresqlHost: db
  global:
    postgresqlSecretName: floe-dagster-postgresql-secret
`;
    const result = apply(
      text,
      { components: ['postgresql'] },
      { approach: 'sealed-secrets' },
    );
    expect(result.findings).toContainEqual(
      expect.objectContaining({
        id: 'database-secret-missing',
        severity: 'warning',
      }),
    );
    expect(parse(result.yaml).dagster).toEqual(parse(text).dagster);
  });

  it('warns of a place that still names the Secret', () => {
    const text = `${file}  volumes:
    - secret:
        secretName: floe-dagster-cube
`.replace('creationPolicy: Orphan', 'creationPolicy: Owner');
    expect(apply(text, { custom: ['cube'] }).findings).toContainEqual(
      expect.objectContaining({
        id: 'other-secret-affected',
        severity: 'warning',
        place: 'dagster',
      }),
    );
  });
});

describe('a removal of parts of an earlier file', () => {
  const earlierFiles = [{ path: 'deploy/values.yaml', text: file }];
  const merged = (yaml: string) => mergeValues(parse(file), parse(yaml) ?? {});
  const rendered = (yaml: string) =>
    renderChartSecrets(merged(yaml), context).map(
      ({ metadata }) => metadata.name,
    );

  it('disables a component', () => {
    const { yaml } = apply(
      undefined,
      { components: ['storage'] },
      {
        earlierFiles,
      },
    );
    expect(parse(yaml)).toEqual({
      floe: { externalSecrets: { storage: { enabled: false } } },
      dagster: {
        dagsterWebserver: { envSecrets: [] },
        dagsterDaemon: {
          envSecrets: [{ name: 'floe-dagster-compute-secret' }],
        },
      },
    });
    expect(rendered(yaml)).not.toContain('floe-dagster-storage-secret');
  });

  it('writes a list without the entry, and says so in the pull request', () => {
    const { yaml, findings } = apply(
      undefined,
      { custom: ['cube'] },
      {
        earlierFiles,
      },
    );
    expect(rendered(yaml)).toContain('floe-dagster-dbt-cloud');
    expect(rendered(yaml)).not.toContain('floe-dagster-cube');
    expect(findings).toContainEqual(
      expect.objectContaining({
        id: 'earlier-list-replaced',
        place: 'floe.externalSecrets.custom',
        summary: expect.stringMatching(/\(deploy\/values\.yaml\).*dbt-cloud$/),
      }),
    );
  });

  it('writes an empty list if no entry is left', () => {
    const { yaml } = apply(
      undefined,
      { custom: ['cube', 'dbt-cloud'] },
      {
        earlierFiles,
      },
    );
    expect(parse(yaml).floe.externalSecrets.custom).toEqual([]);
  });

  it('empties the fields of a key', () => {
    const { yaml } = apply(
      undefined,
      { keys: [{ component: 'catalog', secretKey: 'polaris-client-id' }] },
      { earlierFiles },
    );
    expect(parse(yaml).floe.externalSecrets.catalog).toEqual({
      clientIdKey: '',
      clientIdProperty: '',
    });
  });

  it('writes the default of a setting', () => {
    const { yaml } = apply(
      undefined,
      { settings: ['refreshInterval', 'creationPolicy'] },
      { earlierFiles },
    );
    expect(parse(yaml).floe.externalSecrets).toEqual({
      refreshInterval: '1h0m0s',
      creationPolicy: 'Owner',
    });
  });

  it('disables the approach', () => {
    const text =
      'floe:\n  externalSecrets:\n    refreshInterval: 15m0s # ours\n';
    const { yaml } = apply(text, { approach: true }, { earlierFiles });
    expect(parse(yaml).floe).toEqual({ externalSecrets: { enabled: false } });
    expect(rendered(yaml)).toEqual([]);
  });

  it.each<[string, Removals]>([
    [
      'a sealed key',
      { keys: [{ component: 'storage', secretKey: 'AWS_ACCESS_KEY_ID' }] },
    ],
    ['an annotation', { annotations: ['team'] }],
  ])('is refused for %s, and names the file', (_, remove) => {
    expect(() =>
      apply(undefined, remove, {
        approach: 'sealed-secrets',
        earlierFiles: [
          { path: 'a.yaml', text: 'image: x\n' },
          { path: 'deploy/values.yaml', text: sealed },
        ],
      }),
    ).toThrow(
      /deploy\/values\.yaml, which Helm reads before this file, has this too.*Remove it in that file first/,
    );
  });

  it('keeps a null of this file that hides an earlier value', () => {
    const text = 'floe:\n  externalSecrets:\n    custom: null\n';
    const change = parseSecretsChange({
      approach: 'external-secrets',
      custom: [
        {
          name: 'openai',
          keys: [{ secretKey: 'A', remoteKey: 'floe/openai' }],
        },
      ],
    });
    const { yaml } = applySecretsChange(text, change, {
      ...context,
      earlierFiles,
    });
    expect(
      parse(yaml).floe.externalSecrets.custom.map(({ name }: any) => name),
    ).toEqual(['openai']);
  });
});

describe('a removal keeps the layout', () => {
  const list = (lines: string) =>
    `floe:\n  externalSecrets:\n    enabled: true\n    secretStoreRef: aws\n    compute:\n      enabled: true\n      secrets:\n${lines}after: 1 # here\n`;
  const remove: Removals = {
    keys: [{ component: 'compute', secretKey: 'A' }],
  };
  const other = '        - secretKey: B\n          remoteKey: b\n';

  it.each([
    [
      'a hyphen on a line of its own',
      `        -\n          # mine\n          secretKey: A\n          remoteKey: a\n${other}`,
      other,
    ],
    [
      'after an entry with a comment between',
      `${other}\n        # mine\n        -   remoteKey: a\n            secretKey: A\n`,
      other,
    ],
    [
      'a comment of the group above a blank line',
      `        # all of them\n\n        - secretKey: A\n          remoteKey: a\n${other}`,
      `        # all of them\n\n${other}`,
    ],
    [
      'a comment that is indented less',
      `        - secretKey: A\n          remoteKey: a\n      # of the section\n${other}`,
      `      # of the section\n${other}`,
    ],
    [
      'twice in the list',
      `        - secretKey: A\n          remoteKey: a\n${other}        - secretKey: A\n          remoteKey: c\n`,
      other,
    ],
    [
      'a block scalar',
      `        - secretKey: A\n          remoteKey: >-\n            a\n\n${other}`,
      other,
    ],
    [
      'lists that are not indented',
      `      - secretKey: A # one\n        remoteKey: a\n      - secretKey: B\n        remoteKey: b\n`,
      `      - secretKey: B\n        remoteKey: b\n`,
    ],
    [
      'a property alone on its line after a comment',
      `${other}        # mine\n        - secretKey: A\n          remoteKey: a\n          # mine too\n\n          # and this\n`,
      other,
    ],
  ])('%s', (_, before, after) => {
    expect(apply(list(before), remove).yaml).toBe(list(after));
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(apply(windows(list(before)), remove).yaml).toBe(
      windows(list(after)),
    );
  });

  it('two keys that are the first of their entry', () => {
    const text = `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws
    custom:
      - refreshInterval: 2h # mine
        component: dbt
        # the name
        name: cube
        data: [{ secretKey: A, remoteKey: a }]
`;
    expect(
      apply(text, {
        customSettings: [
          { custom: 'cube', setting: 'component' },
          { custom: 'cube', setting: 'refreshInterval' },
        ],
      }).yaml,
    ).toBe(
      text.replace(
        '      - refreshInterval: 2h # mine\n        component: dbt\n',
        '      -\n',
      ),
    );
    const bare = text.replace('        # the name\n', '');
    expect(
      apply(bare, {
        customSettings: [
          { custom: 'cube', setting: 'component' },
          { custom: 'cube', setting: 'refreshInterval' },
        ],
      }).yaml,
    ).toBe(
      bare.replace(
        'refreshInterval: 2h # mine\n        component: dbt\n        ',
        '',
      ),
    );
  });

  it('rewrites a flow list', () => {
    const text =
      'floe: { externalSecrets: { enabled: true, secretStoreRef: aws, compute: { enabled: true, secrets: [{ secretKey: A, remoteKey: a }, { secretKey: B, remoteKey: b }] } } } # ours\nafter: 1\n';
    const { yaml } = apply(text, remove);
    expect(parse(yaml).floe.externalSecrets.compute.secrets).toEqual([
      { secretKey: 'B', remoteKey: 'b' },
    ]);
    expect(yaml).toContain('# ours');
  });

  it('refuses to lose comments within braces', () => {
    expect(() =>
      apply(
        list('').replace(
          '      secrets:\n',
          '      secrets: [\n        { secretKey: A, remoteKey: a }, # one\n        { secretKey: B, remoteKey: b }]\n',
        ),
        remove,
      ),
    ).toThrow(ValuesFileError);
  });

  it('refuses an entry that other places refer to', () => {
    expect(() =>
      apply(
        `${list(
          `        - &a\n          secretKey: A\n          remoteKey: a\n${other}`,
        )}copy: *a\n`,
        remove,
      ),
    ).toThrow(/anchor/);
  });
});

import type { PreviewSettings } from '@floe/backstage-plugin-floe-secrets-common';
import { readSettings, secretsChangeSchema } from '@floe/values-files';
import { stores } from '../../../__fixtures__/clusters';
import { answer } from '../../../__fixtures__/entitySecrets';
import { scenarios } from '../../../__fixtures__/scenarios';
import { ordersService } from '../../../__testUtils__/renderWizard';
import { externalChangeOf } from './externalChange';
import { withStore } from './externalEdits';
import { externalFormOf, type ExternalForm } from './externalForm';
import { likelyStore } from './likelyStore';

const facts = { answer: answer([]), cluster: undefined, stores };

describe('likelyStore', () => {
  it('is the one that the other secrets of the service use', () => {
    expect(
      likelyStore(ordersService, {
        ...facts,
        answer: scenarios['billing-metrics'],
      }),
    ).toEqual({ kind: 'SecretStore', name: 'vault-backend' });
  });

  it('is one of the namespace that is ready, otherwise', () => {
    expect(likelyStore(ordersService, facts)).toEqual({
      kind: 'SecretStore',
      name: 'aws-secrets-manager',
    });
  });

  it('is undefined if no store is ready', () => {
    expect(
      likelyStore(ordersService, {
        ...facts,
        stores: stores.map(store => ({ ...store, ready: false })),
      }).name,
    ).toBe('');
  });
});

const PATH = 'deploy/prod/values.yaml';

const VALUES = `
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    refreshInterval: 1h
    creationPolicy: Orphan
    compute:
      enabled: true
      secrets:
        - secretKey: SNOWFLAKE_USER
          remoteKey: floe/prod/snowflake
          property: user
        - secretKey: SNOWFLAKE_PASSWORD
          remoteKey: floe/prod/snowflake
          property: password
    storage:
      enabled: true
      secrets:
        - secretKey: AWS_ACCESS_KEY_ID
          remoteKey: floe/prod/s3
    custom:
      - name: dbt-cloud
        refreshInterval: 30m
        secretStoreRef: vault-backend
        data:
          - secretKey: TOKEN
            remoteKey: floe/dbt
dagster:
  postgresql:
    postgresqlHost: db.example.com
  dagsterDaemon:
    envSecrets:
      - name: orders-lakehouse-floe-dagster-compute-secret
`;

function settingsOf(text: string): PreviewSettings {
  return readSettings([{ path: PATH, text }], 'orders-lakehouse');
}

const current = settingsOf(VALUES);
const form = () => externalFormOf(ordersService, facts, current);
const changeOf = (edited: ExternalForm) => externalChangeOf(edited, current);
const NOTHING = { approach: 'external-secrets', components: {}, custom: [] };

describe('the form of a release', () => {
  it('starts with what the file has, and asks for nothing by itself', () => {
    expect(form()).toMatchObject({
      storeRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
      refreshInterval: '1h',
      creationPolicy: 'Orphan',
      components: {
        compute: { isPresent: true, keys: [{ property: 'user' }, {}] },
      },
      custom: [
        {
          name: 'dbt-cloud',
          refreshInterval: '30m',
          storeRef: { kind: 'SecretStore', name: 'vault-backend' },
        },
      ],
      readers: [{ component: 'compute', workload: 'daemon' }],
    });
    expect(changeOf(form())).toEqual(NOTHING);
  });

  it('asks for what corrects the part that it was opened for', () => {
    const opened = (part: string, settings: PreviewSettings) =>
      externalChangeOf(
        externalFormOf(ordersService, facts, settings),
        settings,
        { part },
      );
    expect(opened('compute', current)).toEqual(NOTHING);
    const database = `    postgresql: {enabled: true, passwordKey: floe/db}\ndagster:`;
    const clash = settingsOf(VALUES.replace('dagster:', database));
    expect(opened('postgresql', current)).toEqual(NOTHING);
    expect(opened('postgresql', clash)).toEqual({
      ...NOTHING,
      database: { ownSecret: true },
    });
    const corrected = settingsOf(
      VALUES.replace(
        'dagster:',
        `${database}\n  generatePostgresqlPasswordSecret: false`,
      ),
    );
    expect(opened('postgresql', corrected)).toEqual(NOTHING);
  });

  it.each<[string, (edited: ExternalForm) => void, object]>([
    [
      'an interval',
      edited => {
        edited.refreshInterval = '30m';
      },
      { refreshInterval: '30m' },
    ],
    [
      'a creation policy',
      edited => {
        edited.creationPolicy = 'Owner';
      },
      { creationPolicy: 'Owner' },
    ],
    [
      'an annotation',
      edited => {
        edited.annotations = [{ name: 'team', value: 'data' }];
      },
      { annotations: { team: 'data' } },
    ],
    [
      'a template',
      edited => {
        edited.template.enabled = true;
      },
      { template: { enabled: true } },
    ],
    [
      'everything of the approach, whatever else was edited',
      edited => {
        edited.isRemoved = true;
        edited.refreshInterval = '30m';
      },
      {
        remove: { approach: true },
      },
    ],
    [
      'a store',
      edited => {
        edited.storeRef = {
          kind: 'ClusterSecretStore',
          name: 'platform-vault',
        };
      },
      { storeRef: { kind: 'ClusterSecretStore', name: 'platform-vault' } },
    ],
    [
      'a reference',
      edited => {
        edited.components.compute!.keys[1].remoteKey = 'floe/new';
      },
      {
        components: {
          compute: {
            engine: 'snowflake',
            keys: [
              {
                secretKey: 'SNOWFLAKE_PASSWORD',
                remoteKey: 'floe/new',
                property: 'password',
              },
            ],
          },
        },
      },
    ],
    [
      'a key that is taken out',
      edited => {
        edited.components.compute!.keys[0].isRemoved = true;
      },
      {
        remove: {
          keys: [{ component: 'compute', secretKey: 'SNOWFLAKE_USER' }],
        },
      },
    ],
    [
      'the last key that is taken out',
      edited => {
        edited.components.storage!.keys[0].isRemoved = true;
      },
      { remove: { components: ['storage'] } },
    ],
    [
      'a component that is taken out, and its readers',
      edited => {
        edited.components.compute!.isRemoved = true;
      },
      {
        remove: {
          components: ['compute'],
          envSecrets: [{ component: 'compute', workload: 'daemon' }],
        },
      },
    ],
    [
      'a custom entry that is taken out',
      edited => {
        edited.custom[0].isRemoved = true;
      },
      { remove: { custom: ['dbt-cloud'] } },
    ],
    [
      'settings of a custom entry',
      edited => {
        delete edited.custom[0].storeRef;
        edited.custom[0].refreshInterval = '2h';
      },
      {
        custom: [{ name: 'dbt-cloud', refreshInterval: '2h' }],
        remove: {
          customSettings: [{ custom: 'dbt-cloud', setting: 'storeRef' }],
        },
      },
    ],
    [
      'a reader',
      edited => {
        edited.readers = [{ custom: 'dbt-cloud', workload: 'webserver' }];
      },
      {
        readers: [{ custom: 'dbt-cloud', workload: 'webserver' }],
        remove: { envSecrets: [{ component: 'compute', workload: 'daemon' }] },
      },
    ],
    [
      'readers of what is new, without those of what is there',
      edited => {
        edited.custom[0].keys[0].remoteKey = 'floe/other';
        edited.custom.push({
          name: 'openai',
          keys: [{ secretKey: 'KEY', remoteKey: 'floe/openai' }],
        });
        edited.envSecrets = ['webserver'];
      },
      {
        custom: [
          {
            name: 'dbt-cloud',
            keys: [{ secretKey: 'TOKEN', remoteKey: 'floe/other' }],
          },
          {
            name: 'openai',
            keys: [{ secretKey: 'KEY', remoteKey: 'floe/openai' }],
          },
        ],
        readers: [{ custom: 'openai', workload: 'webserver' }],
      },
    ],
    [
      'where the database is',
      edited => {
        edited.components.postgresql = {
          keys: [{ secretKey: 'postgresql-password', remoteKey: 'floe/db' }],
          isPresent: false,
        };
        edited.database = { username: 'dagster' };
      },
      {
        components: {
          postgresql: {
            keys: [{ secretKey: 'postgresql-password', remoteKey: 'floe/db' }],
          },
        },
        database: { username: 'dagster' },
        remove: { database: ['host'] },
      },
    ],
  ])('asks for %s alone, and is the same again', (_, edit, expected) => {
    const edited = form();
    edit(edited);

    const change = changeOf(edited);

    expect(change).toEqual({ ...NOTHING, ...expected });
    const parsed = secretsChangeSchema.parse(change);
    const again = externalFormOf(ordersService, facts, current, parsed as any);
    expect(changeOf(again)).toEqual(change);
  });

  it('keeps edits when the file changes meanwhile', () => {
    const edited = form();
    edited.components.compute!.keys[1].remoteKey = 'floe/new';
    const newer = settingsOf(
      VALUES.replace('refreshInterval: 1h', 'refreshInterval: 2h'),
    );

    const again = externalFormOf(
      ordersService,
      facts,
      newer,
      changeOf(edited) as any,
    );

    expect(again.refreshInterval).toBe('2h');
    expect(externalChangeOf(again, newer)).toEqual(changeOf(edited));
  });

  it('asks for the settings too where the release has none', () => {
    const empty = settingsOf('');
    const edited = externalFormOf(ordersService, facts, empty);
    expect(externalChangeOf(edited, empty)).toEqual(NOTHING);
    edited.custom.push({
      name: 'openai',
      keys: [{ secretKey: 'KEY', remoteKey: 'floe/openai' }],
    });
    expect(externalChangeOf(edited, empty)).toMatchObject({
      storeRef: { name: 'aws-secrets-manager' },
      refreshInterval: '15m',
      creationPolicy: 'Owner',
    });
  });
});

describe('a form that was opened to write an interval as Go prints it', () => {
  const own = settingsOf(`floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    refreshInterval: 15m
    custom:
      - {name: own, refreshInterval: 30m, data: [{secretKey: A, remoteKey: a}]}
      - {name: plain, data: [{secretKey: A, remoteKey: a}]}
`);
  const opened = (part: string, task = 'interval-form') =>
    externalChangeOf(externalFormOf(ordersService, facts, own), own, {
      part,
      task,
    });

  it.each(['refreshInterval', 'compute', 'custom.plain'])(
    'writes that of the release for %s',
    part => {
      expect(opened(part)).toEqual({ ...NOTHING, refreshInterval: '15m' });
    },
  );

  it('writes that of an entry which has its own', () => {
    expect(opened('custom.own')).toEqual({
      ...NOTHING,
      custom: [{ name: 'own', refreshInterval: '30m' }],
    });
  });

  it('writes nothing for another task', () => {
    expect(opened('custom.own', 'refresh-interval')).toEqual(NOTHING);
  });
});

describe('withStore', () => {
  const contextOf = ({ name }: { name: string }) => ({
    provider: name === 'aws-secrets-manager' ? 'aws' : 'vault',
    environment: 'prod',
  });

  it('changes proposals that nobody touched, and leaves the rest', () => {
    const edited: ExternalForm = {
      ...externalFormOf(ordersService, facts, settingsOf('')),
      components: {
        catalog: {
          engine: 'polaris',
          isPresent: false,
          keys: [
            { secretKey: 'polaris-client-id', remoteKey: 'floe/prod/polaris' },
            { secretKey: 'polaris-client-secret', remoteKey: 'my/own' },
          ],
        },
      },
      custom: [
        {
          name: 'dbt-cloud',
          keys: [{ secretKey: 'TOKEN', remoteKey: 'floe/prod/dbt-cloud' }],
        },
      ],
    };

    const moved = withStore(
      edited,
      { kind: 'ClusterSecretStore', name: 'platform-vault' },
      contextOf,
    );

    expect(
      moved.components.catalog!.keys.map(({ remoteKey }) => remoteKey),
    ).toEqual(['floe/polaris', 'my/own']);
    expect(moved.custom[0].keys[0].remoteKey).toBe('floe/dbt-cloud');
  });
});

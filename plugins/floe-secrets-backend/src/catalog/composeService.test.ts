import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { RepositoryAddresses } from '@floe/backstage-plugin-floe-secrets-node';
import { component } from '../__testUtils__/component';
import { readEnvironments } from './environments/readEnvironments';
import { composeService } from './composeService';
import { AllowedPlaces } from './allowedPlaces/AllowedPlaces';
import { matchEntity } from './entityMatch';

const addresses = new RepositoryAddresses(
  ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [
          { host: 'github.com' },
          {
            host: 'localhost:7007',
            apiBaseUrl: 'http://localhost:7007/api/v3',
          },
        ],
        gitlab: [{ host: 'gitlab.com' }],
        azure: [{ host: 'dev.azure.com' }],
        bitbucketCloud: [{ username: 'u', appPassword: 'p' }],
      },
    }),
  ),
);

describe('composeService', () => {
  const compose = (
    annotations: Record<string, string>,
    config: object = {},
    seen: { cluster: string; namespace: string }[] = [],
  ) => {
    const entity = component('orders', annotations);
    return composeService({
      entity,
      match: matchEntity(entity, AllowedPlaces.everywhere),
      addresses,
      environments: readEnvironments(new ConfigReader(config as any)),
      clusters: ['dev', 'prod'],
      seen,
    });
  };
  const places = (service: ReturnType<typeof compose>) =>
    service.environments.map(
      ({ name, cluster, namespace }) => `${name}:${cluster}/${namespace}`,
    );

  it.each([
    [
      'url:https://github.com/floe/orders/blob/main/catalog-info.yaml',
      'github.com?owner=floe&repo=orders',
    ],
    [
      'url:http://localhost:7007/floe/orders/tree/main/',
      'localhost:7007?owner=floe&repo=orders',
    ],
    [
      'url:https://github.com/floe/orders/',
      'github.com?owner=floe&repo=orders',
    ],
    [
      'url:https://github.com/floe/orders/tree/release/2024/',
      'github.com?owner=floe&repo=orders',
    ],
    [
      'url:https://gitlab.com/floe/data/orders/-/tree/main/',
      'gitlab.com?owner=floe%2Fdata&repo=orders',
    ],
    [
      'url:https://dev.azure.com/floe/data/_git/orders?path=%2Fcatalog-info.yaml',
      'dev.azure.com?organization=floe&project=data&repo=orders',
    ],
    [
      'url:https://bitbucket.org/floe/orders/src/main/',
      'bitbucket.org?workspace=floe&project=floe&repo=orders',
    ],
  ])(
    'knows the repository of %s, and loses nothing of it',
    (location, repoUrl) => {
      const annotations = { 'backstage.io/source-location': location };
      expect(compose(annotations)).toMatchObject({
        repoUrl,
        sourceLocation: location.replace('url:', ''),
      });
      const descriptor = { 'backstage.io/managed-by-location': location };
      expect(compose(descriptor)).toMatchObject({ repoUrl });
    },
  );

  it('hands on no credentials of a source location', () => {
    expect(
      compose({
        'backstage.io/source-location':
          'url:https://jo:canary@github.com/floe/orders/#canary',
      }),
    ).toMatchObject({ sourceLocation: 'https://github.com/floe/orders/' });
  });

  it.each([
    ['file:/tmp/catalog-info.yaml'],
    ['url:https://unknown.example.com/floe/orders/'],
    ['nonsense'],
    [''],
  ])('knows no repository of %j', location => {
    expect(compose({ 'backstage.io/source-location': location })).toMatchObject(
      { repoUrl: null, sourceLocation: null },
    );
  });

  it.each([
    '../values.yaml',
    'a/%2e%2e/values.yaml',
    'a\\values.yaml',
    '/values.yaml',
    'a//values.yaml',
    '.git/config',
  ])('takes no values file from %j', path => {
    const service = compose({
      'floe.dev/release': 'orders',
      'floe.dev/namespace': 'floe',
      'floe.dev/values': path,
    });
    expect(service.valuesPath).toBeNull();
    expect(service.environments[0].valuesPath).toBeNull();
  });

  it('fills no path in with a name that leaves the repository', () => {
    const service = compose(
      {
        'floe.dev/release': 'orders',
        'floe.dev/namespace': 'floe',
        'floe.dev/values': 'deploy/{environment}.yaml',
      },
      {
        floeSecrets: { environments: [{ name: '../other', cluster: 'prod' }] },
      },
    );
    expect(service.environments).toMatchObject([{ valuesPath: null }]);
  });

  it('offers the namespace of the release in every cluster', () => {
    const service = compose({
      'floe.dev/release': 'orders',
      'floe.dev/namespace': 'floe',
      'floe.dev/values': './values/{environment}.yaml',
    });
    expect(service.fullname).toBe('orders-floe-dagster');
    expect(places(service)).toEqual(['dev:dev/floe', 'prod:prod/floe']);
    expect(service.environments[1].valuesPath).toBe('values/prod.yaml');
  });

  it('keeps to configured environments, and to where secrets were seen', () => {
    const config = {
      floeSecrets: {
        environments: [{ name: 'live', cluster: 'prod', namespace: 'floe' }],
      },
    };
    expect(
      places(
        compose(
          { 'floe.dev/release': 'orders', 'floe.dev/namespace': 'floe' },
          config,
          [
            { cluster: 'dev', namespace: 'trial' },
            { cluster: 'prod', namespace: '' },
          ],
        ),
      ),
    ).toEqual(['dev:dev/trial', 'live:prod/floe']);
    expect(places(compose({ 'floe.dev/release': 'orders' }, config))).toEqual([
      'live:prod/floe',
    ]);
  });

  it.each(['/etc/passwd', '../values.yaml', 'a/../../b.yaml', ' '])(
    'takes no path that leaves the repository: %s',
    path => {
      expect(compose({ 'floe.dev/values': path }).valuesPath).toBeNull();
    },
  );
});

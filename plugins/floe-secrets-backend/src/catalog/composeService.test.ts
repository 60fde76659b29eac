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
  ])('recognises the complete repository of %s', (location, repoUrl) => {
    const annotations = { 'backstage.io/source-location': location };
    expect(compose(annotations)).toMatchObject({
      repoUrl,
      sourceLocation: location.replace('url:', ''),
    });
    const descriptor = { 'backstage.io/managed-by-location': location };
    expect(compose(descriptor)).toMatchObject({ repoUrl });
  });

  it('passes on no credentials of a source location', () => {
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
  ])('has no repository for %j', location => {
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
  ])('reads no values file from %j', path => {
    const service = compose({
      'floe.dev/release': 'orders',
      'floe.dev/namespace': 'floe',
      'floe.dev/values': path,
    });
    expect(service.valuesPath).toBeNull();
    expect(service.valuesProblem).toContain('floe.dev/values cannot be used');
    expect(service.environments[0].valuesPath).toBeNull();
  });

  describe('with several values files', () => {
    const annotations = (values: string) => ({
      'floe.dev/release': 'orders',
      'floe.dev/namespace': 'floe',
      'floe.dev/values': values,
    });
    const configured = (...earlierValues: string[]) => ({
      floeSecrets: {
        environments: [
          { name: 'live', cluster: 'prod', earlierValues },
          { name: 'dev', cluster: 'dev' },
        ],
      },
    });
    const inProd = (service: ReturnType<typeof compose>) =>
      service.environments.find(({ cluster }) => cluster === 'prod');

    it('writes the last one of the annotation', () => {
      const service = compose(
        annotations('./values.yaml, base.yaml,{environment}/values.yaml'),
      );
      expect(service).toMatchObject({
        valuesPath: '{environment}/values.yaml',
        valuesProblem: null,
      });
      expect(inProd(service)).toMatchObject({
        valuesPath: 'prod/values.yaml',
        earlierValuesPaths: ['values.yaml', 'base.yaml'],
        earlierValuesFrom: 'annotation',
      });
    });

    it('uses the earlier ones of the configuration if the annotation names one file', () => {
      const config = configured('values.yaml', 'values/{environment}.yaml');
      const one = compose(annotations('{environment}.yaml'), config);
      expect(inProd(one)).toMatchObject({
        valuesPath: 'live.yaml',
        earlierValuesPaths: ['values.yaml', 'values/live.yaml'],
        earlierValuesFrom: 'configuration',
      });
      expect(one.environments[0].earlierValuesPaths).toEqual([]);
      expect(
        inProd(compose(annotations('a.yaml,{environment}.yaml'), config)),
      ).toMatchObject({
        earlierValuesPaths: ['a.yaml'],
        earlierValuesFrom: 'annotation',
      });
      // A file is not read before itself.
      expect(inProd(compose(annotations('values.yaml'), config))).toMatchObject(
        { earlierValuesPaths: ['values/live.yaml'] },
      );
      expect(
        inProd(compose({ ...annotations('x'), 'floe.dev/values': '' }, config)),
      ).toMatchObject({ valuesPath: null, earlierValuesPaths: [] });
    });

    it('returns no values file if the configured earlier ones are invalid', () => {
      const service = compose(annotations('deploy/values.yaml'), {
        floeSecrets: {
          environments: [
            { name: '../x', earlierValues: '{environment}/values.yaml' },
          ],
        },
      });
      expect(service.environments[0]).toMatchObject({
        valuesPath: null,
        earlierValuesPaths: [],
      });
      expect(service.valuesProblem).toContain('earlierValues');
    });

    it.each([
      ['a.yaml,../b.yaml', 'path 2 of 2 is not the path of a file'],
      ['../a.yaml,b.yaml', 'path 1 of 2 is not the path of a file'],
      ['a.yaml,,b.yaml', 'path 2 of 3 is empty'],
      ['prod.yaml,{environment}.yaml', 'path 2 of 2 names the same file'],
    ])('explains the fault of %j', (values, problem) => {
      const service = compose(annotations(values));
      expect(service.valuesProblem).toContain(problem);
      expect(inProd(service)).toMatchObject({
        valuesPath: null,
        earlierValuesPaths: [],
      });
    });
  });

  it('inserts no name into a path that leaves the repository', () => {
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
    expect(service.valuesProblem).toContain('for this environment');
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

  it('offers only configured environments and places where secrets were observed', () => {
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
    'refuses a path that leaves the repository: %s',
    path => {
      expect(compose({ 'floe.dev/values': path }).valuesPath).toBeNull();
    },
  );
});

import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { RepositoryAddresses } from '@floe/backstage-plugin-floe-secrets-node';
import { namedFilesOf } from '../sopsFiles/candidates';
import { AllowedPlaces } from './allowedPlaces/AllowedPlaces';
import { composeService } from './composeService';
import { matchEntity } from './entityMatch';
import { readEnvironments } from './environments/readEnvironments';

const addresses = new RepositoryAddresses(
  ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        gitlab: [
          {
            host: 'gitlab.example.com',
            apiBaseUrl: 'https://gitlab.example.com/api/v4',
            token: 'x',
          },
        ],
      },
    }),
  ),
);
const environments = readEnvironments(new ConfigReader({}));

function read(annotations: Record<string, string>) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'orders', annotations },
  };
  const match = matchEntity(entity, AllowedPlaces.everywhere);
  const service = composeService({
    entity,
    match,
    addresses,
    environments,
    clusters: ['prod'],
    seen: [],
  });
  return { match, service, named: namedFilesOf(entity) };
}

const plain = {
  'backstage.io/kubernetes-id': 'orders',
  'backstage.io/source-location':
    'url:https://gitlab.example.com/floe/orders/-/tree/main/',
  'floe.dev/values': 'deploy/values-{environment}.yaml',
  'floe.dev/sops-files': 'deploy/a.enc.yaml,deploy/b.enc.yaml',
  'floe.dev/secret-stores': 'deploy/secret-stores',
};

// More than ever fits: reading in quadratic time would take hours.
const SIZE = 4_000_000;
const filled = (text: string) => text.repeat(SIZE / text.length);
const texts = {
  slashes: `${filled('/')}x`,
  commas: `${filled(',')}x`,
  paths: `${filled('a,')}x`,
  folders: `${filled('a/')}x`,
  spaces: `${filled(' ')}x`,
  address: `url:https://gitlab.example.com${filled('/a')}/-/tree/main`,
  placeholders: filled('{environment}'),
};

describe('an annotation of very many characters', () => {
  const names = [
    ...Object.keys(plain),
    'backstage.io/kubernetes-label-selector',
    'backstage.io/kubernetes-cluster',
    'backstage.io/kubernetes-namespace',
    'floe.dev/release',
  ];
  it.each(names)('%s is read in linear time', name => {
    for (const text of Object.values(texts)) {
      expect(read({ ...plain, [name]: text }).match).toBeDefined();
    }
  });
});

it('reads the other paths of an annotation that has too many', () => {
  const many = Array.from({ length: 300 }, (_, n) => `f${n}.enc.yaml`);
  const { named } = read({ 'floe.dev/sops-files': many.join(',') }).named;
  expect(named).toEqual(many.slice(0, 20));
});

it.each(['', ' ', 'c'.repeat(300)])(
  'treats an invalid cluster as none, not as every one',
  cluster => {
    const { match } = read({
      ...plain,
      'backstage.io/kubernetes-cluster': cluster,
    });
    expect(match.scopes).toEqual([]);
    expect(match.problem).toContain('backstage.io/kubernetes-cluster');
  },
);

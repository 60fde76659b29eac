import { DemoService } from '@floe/demo-cluster';
import { stringify } from 'yaml';
import { documents, group } from './catalogEntities';
import { SeedRepository } from './types';

const apiVersion = 'backstage.io/v1alpha1';

/** People of the demonstration, by the group that they belong to. */
const people: Record<string, [name: string, displayName: string][]> = {
  'orders-data': [['mara.lindqvist', 'Mara Lindqvist']],
  'customer-insights': [['jonas.okafor', 'Jonas Okafor']],
  'finance-data': [['priya.raman', 'Priya Raman']],
  'risk-platform': [['tomas.novak', 'Tomas Novak']],
  'growth-data': [['aiko.tanaka', 'Aiko Tanaka']],
  'pricing-data': [['nils.berger', 'Nils Berger']],
  'retail-analytics': [['amara.diallo', 'Amara Diallo']],
  'supply-chain-data': [['lea.fontaine', 'Lea Fontaine']],
  'data-platform': [['samir.haddad', 'Samir Haddad']],
};

/**
 * The groups of the guest: enough for a notice of a failing secret and one of a
 * stale secret, but not for notices of every team.
 */
const GUEST_GROUPS = ['data-platform', 'customer-insights', 'growth-data'];

function user(name: string, displayName: string, memberOf: string[]) {
  return {
    apiVersion,
    kind: 'User',
    metadata: { name },
    spec: { profile: { displayName }, memberOf },
  };
}

function organisation(groups: string[]): string {
  const [platform, ...owners] = groups;
  return documents([
    group(platform),
    ...owners.map(owner => group(owner, platform)),
    ...groups.flatMap(name =>
      (people[name] ?? []).map(([login, displayName]) =>
        user(login, displayName, [name]),
      ),
    ),
    user(
      'guest',
      'Guest',
      GUEST_GROUPS.filter(name => groups.includes(name)),
    ),
  ]);
}

const landscape = documents([
  {
    apiVersion,
    kind: 'Domain',
    metadata: { name: 'data', description: 'Data products and their platform' },
    spec: { owner: 'data-platform' },
  },
  {
    apiVersion,
    kind: 'System',
    metadata: {
      name: 'floe',
      description: 'Data pipelines that floe-runtime runs on Kubernetes',
    },
    spec: { owner: 'data-platform', domain: 'data' },
  },
]);

/** The teams that {@link platformCatalog} describes. */
export function demoTeams(services: readonly DemoService[]): string[] {
  return ['data-platform', ...new Set(services.map(({ owner }) => owner))];
}

/** The repository with the catalog's people, groups and the system. */
export function platformCatalog(
  services: readonly DemoService[],
): SeedRepository {
  return {
    name: 'platform-catalog',
    description: 'People, groups and systems of the data platform',
    commits: async now => [
      {
        message: 'Describe the data platform',
        author: {
          name: 'data-platform',
          email: 'data-platform@example.com',
          timestamp: Math.floor(now.getTime() / 1000) - 400 * 86_400,
        },
        files: {
          'README.md':
            '# Platform catalog\n\nWho works on the data platform, and what it consists of. The services describe themselves in their own repositories.\n',
          'catalog-info.yaml': stringify({
            apiVersion,
            kind: 'Location',
            metadata: { name: 'platform-catalog' },
            spec: { targets: ['./organisation.yaml', './landscape.yaml'] },
          }),
          'organisation.yaml': organisation(demoTeams(services)),
          'landscape.yaml': landscape,
        },
      },
    ],
  };
}

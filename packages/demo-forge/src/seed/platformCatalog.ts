import { DemoService } from '@floe/demo-cluster';
import { stringify } from 'yaml';
import { SeedRepository } from './types';

const apiVersion = 'backstage.io/v1alpha1';

/** People of the demonstration, by the group that they belong to. */
const people: Record<string, [name: string, displayName: string][]> = {
  'orders-data': [['mara.lindqvist', 'Mara Lindqvist']],
  'customer-insights': [['jonas.okafor', 'Jonas Okafor']],
  'finance-data': [['priya.raman', 'Priya Raman']],
  'risk-platform': [['tomas.novak', 'Tomas Novak']],
  'growth-data': [['aiko.tanaka', 'Aiko Tanaka']],
  'supply-chain-data': [['lea.fontaine', 'Lea Fontaine']],
  'data-platform': [['samir.haddad', 'Samir Haddad']],
};

/**
 * The groups of the guest: enough for a notice of a failing secret and one of a
 * stale secret, but not for notices of every team.
 */
const GUEST_GROUPS = ['data-platform', 'customer-insights', 'growth-data'];

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replace(/-/g, ' ');
}

function documents(entities: object[]): string {
  return entities.map(entity => stringify(entity)).join('---\n');
}

function group(name: string, parent?: string) {
  return {
    apiVersion,
    kind: 'Group',
    metadata: { name },
    spec: {
      type: 'team',
      profile: { displayName: titleOf(name) },
      ...(parent && { parent }),
      children: [],
    },
  };
}

function user(name: string, displayName: string, memberOf: string[]) {
  return {
    apiVersion,
    kind: 'User',
    metadata: { name },
    spec: { profile: { displayName }, memberOf },
  };
}

function organisation(owners: string[]): string {
  const groups = ['data-platform', ...owners];
  return documents([
    group('data-platform'),
    ...owners.map(owner => group(owner, 'data-platform')),
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

/** The repository with the catalog's people, groups and the system. */
export function platformCatalog(
  services: readonly DemoService[],
): SeedRepository {
  const owners = [...new Set(services.map(({ owner }) => owner))];
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
          'organisation.yaml': organisation(owners),
          'landscape.yaml': landscape,
        },
      },
    ],
  };
}

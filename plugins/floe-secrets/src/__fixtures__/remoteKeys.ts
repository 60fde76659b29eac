import type {
  ListRemoteKeysQuery,
  RemoteKey,
  RemoteKeyList,
  RemoteKeyProperty,
  RemoteKeyUse,
} from '@floe/backstage-plugin-floe-secrets-common';

function remoteKeyUse(fields: Partial<RemoteKeyUse> = {}): RemoteKeyUse {
  return {
    secretId: 'secret-1',
    namespace: 'floe',
    name: 'floe-dagster-postgresql-secret',
    status: 'works',
    since: '2026-08-20T09:00:00Z',
    lastSync: '2026-08-27T11:45:00Z',
    finding: null,
    ...fields,
  };
}

function property(
  name: string | null,
  use: Partial<RemoteKeyUse> = {},
): RemoteKeyProperty {
  const only = remoteKeyUse(use);
  return { property: name, status: only.status, uses: [only], totalUses: 1 };
}

/** A key of each status. */
export const remoteKeys: RemoteKey[] = [
  {
    key: 'floe/prod/dagster-postgresql',
    status: 'works',
    properties: [
      property('password'),
      property('token', {
        status: 'failing',
        finding: 'remote-property-missing',
      }),
    ],
    hasMoreProperties: false,
  },
  {
    key: 'floe/prod/new',
    status: 'never-seen',
    properties: [
      property(null, { status: 'never-seen', since: null, lastSync: null }),
    ],
    hasMoreProperties: false,
  },
  {
    key: 'floe/prod/old',
    status: 'failing',
    properties: [
      property(null, { status: 'failing', finding: 'remote-key-missing' }),
    ],
    hasMoreProperties: false,
  },
  {
    key: 'floe/prod/shared',
    status: 'unknown',
    properties: [property('client_id', { status: 'unknown', since: null })],
    hasMoreProperties: false,
  },
];

/** What a backend that knows these keys answers. */
export function remoteKeyList({ key, q }: ListRemoteKeysQuery): RemoteKeyList {
  // As the backend does.
  if (key === '' || q === '' || (q && q.length > 200)) {
    throw new Error('InputError');
  }
  const items = remoteKeys.filter(one =>
    key === undefined ? one.key.includes(q ?? '') : one.key === key,
  );
  return { items, totalItems: items.length, isComplete: true };
}

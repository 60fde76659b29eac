import { InputError } from '@backstage/errors';
import { one, wholeNumber } from '../../secrets/listQuery';
import { RemoteKeyQuery } from '../remoteKeys/RemoteKeyService';

/**
 * Parses the query of `GET /v1/remote-keys`.
 *
 * @throws InputError with the invalid parameter
 */
export function parseRemoteKeyQuery(query: object): RemoteKeyQuery {
  const storeKind = required(query, 'storeKind');
  if (storeKind !== 'SecretStore' && storeKind !== 'ClusterSecretStore') {
    throw new InputError(
      'storeKind: must be one of SecretStore, ClusterSecretStore',
    );
  }
  return {
    cluster: required(query, 'cluster'),
    storeKind,
    storeName: required(query, 'storeName'),
    namespace: one(query, 'namespace'),
    q: one(query, 'q')?.trim() || undefined,
    key: one(query, 'key'),
    limit: wholeNumber(query, 'limit', { default: 20, most: 50 }),
  };
}

function required(query: object, name: string): string {
  const value = one(query, name);
  if (value === undefined) {
    throw new InputError(`${name}: is required`);
  }
  return value;
}

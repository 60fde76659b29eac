import { JsonObject } from '@backstage/types';
import { ObservedSecret } from '../model/observed';

/** What an audit event of a refresh says of the secret. */
export function auditedSecret(secret: ObservedSecret): JsonObject {
  const { cluster, kind, name, namespace } = secret;
  return { cluster, kind, namespace, name };
}

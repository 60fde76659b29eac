import { JsonObject } from '@backstage/types';
import { ObservedSecret } from '../model/observed';

/** The secret in an audit event of a refresh. */
export function auditedSecret(secret: ObservedSecret): JsonObject {
  const { cluster, kind, name, namespace } = secret;
  return { cluster, kind, namespace, name };
}

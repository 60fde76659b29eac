import { Store } from '@floe/backstage-plugin-floe-secrets-common';
import { StoreReference } from '@floe/values-files';
import { stringify } from 'yaml';
import { StoredSecret } from './storeCommands';

/**
 * A PushSecret by which the operator itself brings the present values of a
 * Secret to the store, for providers that it may write to.
 *
 * The policy is `Replace`: with `IfNotExists` the operator looks at AWS for the
 * key, not for its properties, so that only the first one would be written
 * (`SecretExists` in pkg/provider/aws/secretsmanager). At Vault and AWS Secrets
 * Manager it refuses to replace what it has not written ("secret not managed by
 * external-secrets"). With the deletion policy `None` the values stay when the
 * PushSecret is deleted.
 */
export function pushSecretOf(
  { name, namespace, references }: StoredSecret,
  storeRef: StoreReference,
): string {
  return stringify({
    apiVersion: 'external-secrets.io/v1alpha1',
    kind: 'PushSecret',
    metadata: { name: `migrate-${name}`.slice(0, 253), namespace },
    spec: {
      updatePolicy: 'Replace',
      deletionPolicy: 'None',
      secretStoreRefs: [{ kind: storeRef.kind, name: storeRef.name }],
      selector: { secret: { name } },
      data: references.map(({ property, remoteKey, secretKey }) => ({
        match: {
          secretKey,
          remoteRef: { remoteKey, ...(property && { property }) },
        },
      })),
    },
  });
}

/** Whether the operator may write to a store, as its status says. */
export function mayPush(
  store: Pick<Store, 'capabilities'> | undefined,
): boolean {
  return (
    store?.capabilities === 'ReadWrite' || store?.capabilities === 'WriteOnly'
  );
}

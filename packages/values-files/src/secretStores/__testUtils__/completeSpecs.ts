import { storeSpec } from '../providerSpec';
import { STORE_PROVIDERS } from '../providers';
import { StoreAuth, StoreField, StoreProvider } from '../types';

const TEXTS: Readonly<Record<StoreField['type'], string>> = {
  objectName: 'store-credential',
  secretKey: 'key',
  namespace: 'shared',
  url: 'https://store.example.com:8200',
  region: 'eu-central-1',
  roleArn: 'arn:aws:iam::123456789012:role/floe/reader',
  path: 'team/secret',
  project: 'floe-prod-123456',
  uuid: '0f5ad8b2-0f4b-4b1f-9d42-6f2d3c1b2a19',
  email: 'floe-reader@floe-prod-123456.iam.gserviceaccount.com',
  word: 'floe-dagster',
  choice: '',
};

/** A text that a field accepts. */
export function sampleText(field: StoreField): string {
  return field.initial ?? field.choices?.[0] ?? TEXTS[field.type];
}

/** A valid identity for a way to authenticate. */
export function sampleIdentity({ identity }: StoreAuth): string | undefined {
  return identity && TEXTS[identity.type];
}

/**
 * A spec of a provider and a way to authenticate, with every required field, or
 * with all fields.
 */
export function completeSpec(
  provider: StoreProvider,
  auth: StoreAuth,
  options: { withOptional?: boolean; namespace?: string } = {},
) {
  const fields = [...provider.fields, ...auth.fields].filter(
    ({ isRequired }) => isRequired || options.withOptional,
  );
  const refs = [...(provider.refs ?? []), ...auth.refs].filter(ref =>
    fields.some(({ path }) => path === `${ref}.name`),
  );
  return storeSpec([
    ...Object.entries(auth.fixed ?? {}),
    ...fields.map(field => [field.path, sampleText(field)] as const),
    ...(options.namespace
      ? refs.map(ref => [`${ref}.namespace`, options.namespace!] as const)
      : []),
  ]);
}

/** Every provider with each of its ways to authenticate. */
export const EVERY_AUTH = STORE_PROVIDERS.flatMap(provider =>
  provider.auths.map(
    auth => [`${provider.provider} ${auth.id}`, provider, auth] as const,
  ),
);

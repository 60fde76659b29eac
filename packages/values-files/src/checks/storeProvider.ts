import { isEncrypted } from './credentials/placeholders';
import { Check, NewFinding } from './CheckedRelease';
import { usedStores } from './stores';

/** Forms of keys that only one provider has. The ids are those in a store's spec. */
const FORMS: readonly { provider: string; title: string; form: RegExp }[] = [
  {
    provider: 'aws',
    title: 'AWS',
    form: /^arn:aws[\w-]*:(?:secretsmanager|ssm):/,
  },
  {
    provider: 'gcpsm',
    title: 'Google Cloud Secret Manager',
    form: /^projects\/[^/]+\/(?:locations\/[^/]+\/)?secrets\//,
  },
  {
    provider: 'azurekv',
    title: 'Azure Key Vault',
    form: /^(?:https:\/\/[\w-]+\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net)\/|(?:cert|key)\/[A-Za-z0-9-]+$)/,
  },
  {
    provider: 'ibm',
    title: 'IBM Cloud Secrets Manager',
    form: /^(?:arbitrary|username_password|iam_credentials|service_credentials|imported_cert|public_cert|private_cert|kv|custom_credentials)\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  },
];

/** The names that a provider accepts, if it does not accept every name. */
const NAMES: Readonly<Record<string, { title: string; form: RegExp }>> = {
  gcpsm: {
    title:
      'Google Cloud Secret Manager takes letters, digits, hyphens and underscores',
    form: /^[\w-]{1,255}$|^projects\//,
  },
  azurekv: {
    title: 'Azure Key Vault takes letters, digits and hyphens',
    form: /^(?:(?:secret|cert|key)\/)?[A-Za-z0-9-]{1,127}$/,
  },
};

function problemOf(provider: string, key: string): string | undefined {
  const other = FORMS.find(({ form }) => form.test(key));
  if (other && other.provider !== provider) {
    return `The key has the form of ${other.title}, but its store reads from another provider`;
  }
  const names = Object.hasOwn(NAMES, provider) ? NAMES[provider] : undefined;
  return names && !names.form.test(key)
    ? `The store reads from another provider than the key suggests: ${names.title}`
    : undefined;
}

/** Keys that the provider of their store cannot have. */
export const storeProvider: Check = {
  ids: ['store-provider-mismatch'],
  run: release =>
    usedStores(release).flatMap(({ known, objects }) =>
      objects.flatMap(({ keys }) =>
        keys.flatMap(({ remoteKey }): NewFinding[] => {
          const key = remoteKey?.value;
          const summary =
            known?.provider && typeof key === 'string' && !isEncrypted(key)
              ? problemOf(known.provider, key)
              : undefined;
          return summary
            ? [
                {
                  id: 'store-provider-mismatch',
                  severity: 'warning',
                  confidence: 'likely',
                  path: remoteKey!.path,
                  summary,
                  remedy:
                    'Write the key as the provider of the store lists it, or name the store that it is in',
                },
              ]
            : [];
        }),
      ),
    ),
};

import {
  proposeStorePath,
  secretStoreChangeSchema,
  type SecretStoreChange,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  authOf,
  proposeRemoteKey,
  providerOf,
  STORE_PROVIDERS,
  storeSpec,
  storeTexts,
  type StoreAuth,
  type StoreField,
  type StoreProvider,
} from '@floe/values-files';

/** The entries for a store. */
export type StoreForm = {
  kind: SecretStoreChange['kind'];
  name: string;
  /** Undefined: the conventional one. */
  path: string | undefined;
  provider: string;
  auth: string;
  /** The edited fields, by path. */
  texts: Readonly<Record<string, string>>;
  /** Namespaces that may use a ClusterSecretStore, as text. */
  namespaces: string;
  /** Labels of such namespaces, key=value, as text. */
  labels: string;
  /** Namespace of the objects that a ClusterSecretStore refers to. */
  refNamespace: string;
  withServiceAccount: boolean;
  identity: string;
  /** Undefined: the conventional one. */
  prefix: string | undefined;
};

export function emptyForm(service: ServiceFieldValue): StoreForm {
  return {
    kind: 'SecretStore',
    name: '',
    path: undefined,
    provider: STORE_PROVIDERS[0].provider,
    auth: STORE_PROVIDERS[0].auths[0].id,
    texts: {},
    namespaces: service.namespace,
    labels: '',
    refNamespace: '',
    withServiceAccount: true,
    identity: '',
    prefix: undefined,
  };
}

/** The form for an existing description of a store. */
export function formOf(
  change: SecretStoreChange,
  service: ServiceFieldValue,
): StoreForm {
  const provider = providerOf(change.provider);
  const auth = authOf(change.provider);
  const texts = storeTexts(change.provider);
  const refs = [...(provider?.refs ?? []), ...(auth?.refs ?? [])];
  const [condition] = change.conditions ?? [];
  return {
    ...emptyForm(service),
    kind: change.kind,
    name: change.name,
    path: change.path,
    provider: provider?.provider ?? STORE_PROVIDERS[0].provider,
    auth: auth?.id ?? '',
    texts: Object.fromEntries([
      ...fieldsOf(provider, auth).map(({ path }) => [path, '']),
      ...texts,
    ]),
    ...(condition && {
      namespaces: (change.conditions ?? [])
        .flatMap(({ namespaces = [] }) => namespaces)
        .join('\n'),
      labels: (change.conditions ?? [])
        .flatMap(({ namespaceSelector }) =>
          Object.entries(namespaceSelector?.matchLabels ?? {}),
        )
        .map(([key, value]) => `${key}=${value}`)
        .join('\n'),
    }),
    refNamespace:
      refs.map(ref => texts.get(`${ref}.namespace`)).find(Boolean) ?? '',
    withServiceAccount: change.withServiceAccount ?? false,
    identity: change.identity ?? '',
    prefix: change.prefix,
  };
}

export function providerOfForm({ provider }: StoreForm): StoreProvider {
  return STORE_PROVIDERS.find(one => one.provider === provider)!;
}

export function authOfForm(form: StoreForm): StoreAuth {
  const { auths } = providerOfForm(form);
  return auths.find(({ id }) => id === form.auth) ?? auths[0];
}

export function fieldsOf(
  provider: StoreProvider | undefined,
  auth: StoreAuth | undefined,
): StoreField[] {
  return [...(provider?.fields ?? []), ...(auth?.fields ?? [])];
}

/** The value of a field: the entry, or the default. */
export function textOf({ texts }: StoreForm, field: StoreField): string {
  return texts[field.path] ?? field.initial ?? '';
}

export function proposedPrefix(
  form: StoreForm,
  { environment }: ServiceFieldValue,
): string {
  return proposeRemoteKey('', {
    provider: form.provider,
    service: form.texts['aws.service'],
    environment,
  });
}

const listed = (text: string) => text.split(/[\s,]+/).filter(Boolean);

function conditionsOf(form: StoreForm): SecretStoreChange['conditions'] {
  const namespaces = listed(form.namespaces);
  const labels = listed(form.labels);
  return [
    ...(namespaces.length > 0 ? [{ namespaces }] : []),
    ...(labels.length > 0
      ? [
          {
            namespaceSelector: {
              matchLabels: Object.fromEntries(
                labels.map(label => {
                  const [key, ...value] = label.split('=');
                  return [key, value.join('=')];
                }),
              ),
            },
          },
        ]
      : []),
  ];
}

/** Whether each label is a key and a value. */
export function areLabels(text: string): boolean {
  return listed(text).every(label => /^[^=]+=[^=]*$/.test(label));
}

/** The entered store, possibly incomplete. */
export function draftOf(
  form: StoreForm,
  service: ServiceFieldValue,
  folder: string | null,
): Record<string, unknown> {
  const provider = providerOfForm(form);
  const auth = authOfForm(form);
  const isCluster = form.kind === 'ClusterSecretStore';
  const texts = fieldsOf(provider, auth).map(
    field => [field.path, textOf(form, field).trim()] as const,
  );
  const given = new Map(texts);
  const refNamespace = form.refNamespace.trim();
  const refs = [...(provider.refs ?? []), ...auth.refs].filter(ref =>
    given.get(`${ref}.name`),
  );
  return {
    kind: form.kind,
    name: form.name.trim(),
    path: form.path ?? pathOf(form, service, folder),
    provider: storeSpec([
      ...Object.entries(auth.fixed ?? {}),
      ...texts,
      ...(isCluster && refNamespace
        ? refs.map(ref => [`${ref}.namespace`, refNamespace] as const)
        : []),
    ]),
    ...(isCluster && { conditions: conditionsOf(form) }),
    ...(auth.serviceAccount && {
      withServiceAccount: form.withServiceAccount,
    }),
    ...(auth.identity &&
      form.identity.trim() && { identity: form.identity.trim() }),
    prefix: form.prefix ?? proposedPrefix(form, service),
  };
}

/** The path that the form proposes. */
export function pathOf(
  form: StoreForm,
  { environment, valuesPath }: ServiceFieldValue,
  folder: string | null,
): string {
  return proposeStorePath(form.name.trim(), {
    environment,
    folder,
    valuesPath,
  });
}

/** The entered store; undefined while it is incomplete or invalid. */
export function changeOf(
  draft: Record<string, unknown>,
): SecretStoreChange | undefined {
  return secretStoreChangeSchema.safeParse(draft).data as
    | SecretStoreChange
    | undefined;
}

import { describeSection } from '../catalogue/componentCatalogue';
import {
  proposeRemoteKey,
  RemoteKeyContext,
} from '../catalogue/proposeReferences';
import { customSecretName, sectionOfSecret } from '../chart/chartNames';
import { groupOfSection } from '../chart/renderPlainSecrets';
import { ValuesInputError } from '../errors';
import {
  RemoteReference,
  StoreReference,
} from '../model/externalSecretsChange';
import { Section } from '../model/sections';
import { parseSecretsChange, SecretsChange } from '../model/secretsChange';

/** A Secret of a release that External Secrets is to make. @public */
export type MigratingSecret = {
  /** Name of the Secret, and of the object that makes it. */
  name: string;
  /** Keys that the Secret has to keep. */
  keys: readonly string[];
  /** The label `app.kubernetes.io/component` of a custom entry. */
  component?: string;
};

/** Where the values of migrating Secrets are to be. @public */
export type MigrationStore = RemoteKeyContext & {
  storeRef: StoreReference;
  /** Remote keys by the names of Secrets, in place of the conventional ones. */
  remoteKeys?: Readonly<Record<string, string>>;
};

type Entry = { section: Section } | { custom: string };

/** The entry of the chart that makes a Secret; undefined where none can. */
function findEntry(name: string, fullname: string): Entry | undefined {
  const section = sectionOfSecret(fullname, name);
  if (section) {
    return { section };
  }
  const custom = name.slice(fullname.length + 1);
  return custom && customSecretName(fullname, custom) === name
    ? { custom }
    : undefined;
}

function entryOf(name: string, fullname: string): Entry {
  const entry = findEntry(name, fullname);
  if (!entry) {
    throw new ValuesInputError(
      `The chart makes no Secret of this name for ${fullname}: migrate it where its manifest is`,
    );
  }
  return entry;
}

/**
 * Whether the values of a release can have the chart make a Secret of this name.
 *
 * @param fullname - what the names of the chart's objects begin with
 * @public
 */
export function isChartSecret(name: string, fullname: string): boolean {
  return findEntry(name, fullname) !== undefined;
}

/**
 * Where the values of a Secret are to be at the provider, one reference a key,
 * all of one remote key: the conventional key and properties of the component,
 * where the catalogue knows them, else the names of the entry and of the keys.
 *
 * @param fullname - what the names of the chart's objects begin with
 * @throws {@link ValuesInputError} where the chart makes no such Secret
 * @public
 */
export function migrationReferences(
  { keys, name }: MigratingSecret,
  fullname: string,
  store: MigrationStore,
): RemoteReference[] {
  const entry = entryOf(name, fullname);
  const engines =
    'section' in entry ? describeSection(entry.section).engines : [];
  const shared = (engine: (typeof engines)[number]) =>
    engine.keys.filter(({ secretKey }) => keys.includes(secretKey)).length;
  const engine = engines.reduce<(typeof engines)[number] | undefined>(
    (best, one) => (shared(one) > (best ? shared(best) : 0) ? one : best),
    undefined,
  );
  const remoteName =
    engine?.remoteName ?? ('section' in entry ? entry.section : entry.custom);
  const remoteKey =
    store.remoteKeys?.[name] ?? proposeRemoteKey(remoteName, store);
  return keys.map(secretKey => ({
    secretKey,
    remoteKey,
    property:
      engine?.keys.find(one => one.secretKey === secretKey)?.property ??
      secretKey,
  }));
}

/**
 * The change that adds ExternalSecrets beside what makes the Secrets now. With
 * the creation policy `Orphan` the operator writes the values into the Secrets
 * and leaves their owner, such as a SealedSecret; with `Owner` it could not.
 *
 * @throws {@link ValuesInputError} where the chart makes no such Secret
 * @public
 */
export function externalSecretsBeside(
  secrets: readonly MigratingSecret[],
  fullname: string,
  store: MigrationStore,
): SecretsChange {
  const entries = secrets.map(secret => ({
    secret,
    entry: entryOf(secret.name, fullname),
    keys: migrationReferences(secret, fullname, store),
  }));
  return parseSecretsChange({
    approach: 'external-secrets',
    storeRef: store.storeRef,
    creationPolicy: 'Orphan',
    components: Object.fromEntries(
      entries.flatMap(({ entry, keys }) =>
        'section' in entry ? [[entry.section, { keys }]] : [],
      ),
    ),
    custom: entries.flatMap(({ entry, keys, secret: { component } }) =>
      'custom' in entry
        ? [{ name: entry.custom, ...(component && { component }), keys }]
        : [],
    ),
  });
}

/**
 * The changes that have External Secrets own the Secrets, to be applied in this
 * order. Before that nothing may own them any more, or Kubernetes deletes them.
 *
 * @param sealed - whether the SealedSecrets of these Secrets are taken out
 * @throws {@link ValuesInputError} where the chart makes no such Secret
 * @public
 */
export function externalSecretsOwn(
  secrets: readonly Pick<MigratingSecret, 'name'>[],
  fullname: string,
  { sealed }: { sealed: boolean },
): SecretsChange[] {
  const entries = secrets.map(({ name }) => entryOf(name, fullname));
  const removal = {
    approach: 'sealed-secrets',
    components: {},
    remove: {
      components: entries.flatMap(entry =>
        'section' in entry ? [entry.section] : [],
      ),
      custom: entries.flatMap(entry =>
        'custom' in entry ? [entry.custom] : [],
      ),
    },
  };
  return [
    ...(sealed ? [removal] : []),
    { approach: 'external-secrets', components: {}, creationPolicy: 'Owner' },
  ].map(parseSecretsChange);
}

/**
 * Where the values of a Secret are that the chart makes of `secrets`, which SOPS
 * decrypts at deploy time: `['secrets', 'snowflake']`.
 *
 * @throws {@link ValuesInputError} where the chart makes no such Secret
 * @public
 */
export function plainValuesPath(name: string, fullname: string): string[] {
  const entry = entryOf(name, fullname);
  return 'section' in entry
    ? ['secrets', groupOfSection(entry.section)]
    : ['secrets', 'custom', entry.custom];
}

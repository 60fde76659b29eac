import { isEqual } from 'es-toolkit';
import {
  ChartSecretManifest,
  ExternalSecretManifest,
  SealedSecretManifest,
} from '../chart/manifests';
import { ChartValues } from '../chart/chartValues';
import { readersOf, SecretReaders } from './secretReaders';

type Manifest = ExternalSecretManifest | SealedSecretManifest;

/**
 * A setting of an object that differs. A side is left out if it does not have
 * the setting.
 * @public
 */
export type SettingDifference = {
  setting:
    | 'apiVersion'
    | 'refreshInterval'
    | 'store'
    | 'creationPolicy'
    | 'template'
    | 'labels'
    | `annotation ${string}`;
  before?: string;
  after?: string;
};

/** How an object of a release differs before and after a change. @public */
export type ObjectDifference = {
  kind: 'ExternalSecret' | 'SealedSecret';
  name: string;
  component?: string;
  change: 'added' | 'changed' | 'removed';
  /** Names of the keys of its Secret that differ. */
  keys: { added: string[]; changed: string[]; removed: string[] };
  settings: SettingDifference[];
  /**
   * What happens to the Secret of a removed object. It is kept with creation
   * policies other than `Owner`, and if another object creates it from now on.
   */
  secret?: 'deleted' | 'kept';
  /**
   * The workloads that read the Secret of an object that is removed or loses
   * keys, before the change.
   */
  readers?: Omit<SecretReaders, 'secret'>;
};

function isOfOperator(manifest: ChartSecretManifest): manifest is Manifest {
  return manifest.kind !== 'Secret';
}

function idOf({ kind, metadata }: ChartSecretManifest): string {
  return `${kind}/${metadata.name}`;
}

function keysOf(manifest: Manifest | undefined): Map<string, unknown> {
  if (!manifest) {
    return new Map();
  }
  return manifest.kind === 'ExternalSecret'
    ? new Map(
        manifest.spec.data.map(({ secretKey, remoteRef }) => [
          secretKey,
          remoteRef,
        ]),
      )
    : new Map(Object.entries(manifest.spec.encryptedData));
}

function settingsOf(
  manifest: Manifest,
): Map<SettingDifference['setting'], string> {
  const { metadata, apiVersion } = manifest;
  const settings = new Map<SettingDifference['setting'], string>([
    ['apiVersion', apiVersion],
    ['labels', labelsOf(metadata.labels)],
  ]);
  for (const [name, value] of Object.entries(metadata.annotations ?? {})) {
    settings.set(`annotation ${name}`, value);
  }
  if (manifest.kind === 'ExternalSecret') {
    const { refreshInterval, secretStoreRef, target } = manifest.spec;
    settings.set('refreshInterval', refreshInterval);
    settings.set('store', `${secretStoreRef.kind} ${secretStoreRef.name}`);
    settings.set('creationPolicy', target.creationPolicy);
    if (target.template) {
      settings.set(
        'template',
        target.template.data ? 'with connection string' : 'enabled',
      );
    }
  }
  return settings;
}

function labelsOf(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

function keyDifferences(
  before: Manifest | undefined,
  after: Manifest | undefined,
): ObjectDifference['keys'] {
  const old = keysOf(before);
  const now = keysOf(after);
  return {
    added: [...now.keys()].filter(key => !old.has(key)),
    changed: [...now.keys()].filter(
      key => old.has(key) && !isEqual(old.get(key), now.get(key)),
    ),
    removed: [...old.keys()].filter(key => !now.has(key)),
  };
}

function settingDifferences(
  before: Manifest,
  after: Manifest,
): SettingDifference[] {
  const old = settingsOf(before);
  const now = settingsOf(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap(setting => {
    const [one, other] = [old.get(setting), now.get(setting)];
    return one === other
      ? []
      : [
          {
            setting,
            ...(one !== undefined && { before: one }),
            ...(other !== undefined && { after: other }),
          },
        ];
  });
}

function secretAfter(
  removed: Manifest,
  after: readonly ChartSecretManifest[],
): 'deleted' | 'kept' {
  const isMadeByOther = after.some(
    ({ metadata }) => metadata.name === removed.metadata.name,
  );
  const isKept =
    removed.kind === 'ExternalSecret' &&
    removed.spec.target.creationPolicy !== 'Owner';
  return isMadeByOther || isKept ? 'kept' : 'deleted';
}

/**
 * How the ExternalSecrets and SealedSecrets of a release differ before and
 * after a change. Objects without a difference are left out.
 *
 * @param present - values of the release before, to find the workloads that
 *   read the Secrets
 */
export function differencesOf(
  before: readonly ChartSecretManifest[],
  after: readonly ChartSecretManifest[],
  present: ChartValues,
): ObjectDifference[] {
  const old = new Map(
    before.filter(isOfOperator).map(manifest => [idOf(manifest), manifest]),
  );
  const now = new Map(
    after.filter(isOfOperator).map(manifest => [idOf(manifest), manifest]),
  );
  return [...new Set([...now.keys(), ...old.keys()])].flatMap(id => {
    const [one, other] = [old.get(id), now.get(id)];
    const manifest = (other ?? one)!;
    if (isEqual(one, other)) {
      return [];
    }
    const component = manifest.metadata.labels['app.kubernetes.io/component'];
    const keys = keyDifferences(one, other);
    const { name } = manifest.metadata;
    const loses = keys.removed.length > 0 || !other;
    const [{ workloads, namedElsewhere }] = readersOf([name], present);
    return [
      {
        kind: manifest.kind,
        name,
        ...(component && { component }),
        change: changeOf(one, other),
        keys,
        settings: one && other ? settingDifferences(one, other) : [],
        ...(one && !other && { secret: secretAfter(one, after) }),
        ...(loses && { readers: { workloads, namedElsewhere } }),
      },
    ];
  });
}

function changeOf(
  before: Manifest | undefined,
  after: Manifest | undefined,
): ObjectDifference['change'] {
  if (!before) {
    return 'added';
  }
  return after ? 'changed' : 'removed';
}

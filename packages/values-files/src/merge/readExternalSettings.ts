import { ChartValues, valueAt } from '../chart/chartValues';
import { keyListOf, NAMED_KEYS } from '../chart/renderExternalSecrets';
import { RemoteReference } from '../model/externalSecretsChange';
import { Section, SECTIONS } from '../model/sections';
import { entriesIn } from './presentKeys';
import { Setting, SettingsReader, textOf } from './SettingsReader';

/**
 * A key and its reference in the values. It may break the rules for new ones.
 * @public
 */
export type ReferenceSetting = RemoteReference & {
  /** Path of the values file that has the remote key. */
  file: string | null;
};

/** A component of External Secrets. @public */
export type ExternalComponentSettings = {
  enabled: Setting<boolean>;
  keys: ReferenceSetting[];
};

/**
 * A custom entry of External Secrets. Settings that it leaves out are those of
 * the release.
 * @public
 */
export type ExternalCustomSettings = {
  name: string;
  component?: string;
  /** The kind of the release's store, if the entry names no kind. */
  storeRef?: { kind: string; name: string };
  refreshInterval?: string;
  creationPolicy?: string;
  keys: RemoteReference[];
  /** Path of the values file that has the list. */
  file: string | null;
};

/** A release's settings of External Secrets. @public */
export type ExternalSecretsSettings = {
  enabled: Setting<boolean>;
  /** Left out if no store is named. */
  storeRef?: Setting<{ kind: string; name: string }>;
  /** As it is written in the file; the chart's default is `1h`. */
  refreshInterval: Setting<string>;
  creationPolicy: Setting<string>;
  annotations: Record<string, Setting<string>>;
  template: { enabled: Setting<boolean>; connectionString: Setting<boolean> };
  /** The sections that a values file names, enabled or not. */
  components: Partial<Record<Section, ExternalComponentSettings>>;
  custom: ExternalCustomSettings[];
};

const ROOT = ['floe', 'externalSecrets'] as const;

function reference(
  secretKey: string | undefined,
  remoteKey: unknown,
  property: unknown,
): RemoteReference[] {
  const ofProperty = textOf(property);
  return secretKey === undefined
    ? []
    : [
        {
          secretKey,
          remoteKey: textOf(remoteKey) ?? '',
          ...(ofProperty !== undefined && { property: ofProperty }),
        },
      ];
}

function listed(list: unknown): RemoteReference[] {
  return entriesIn(list).flatMap(entry =>
    reference(
      textOf(valueAt(entry, 'secretKey')),
      valueAt(entry, 'remoteKey'),
      valueAt(entry, 'property'),
    ),
  );
}

function component(
  reader: SettingsReader,
  section: Section,
): ExternalComponentSettings {
  const path = [...ROOT, section];
  const named = (NAMED_KEYS[section] ?? []).flatMap(([secretKey, field]) => {
    const remoteKey = reader.text(...path, `${field}Key`);
    return remoteKey
      ? reference(
          secretKey,
          remoteKey.value,
          reader.at(...path, `${field}Property`),
        ).map(own => ({ ...own, file: remoteKey.file }))
      : [];
  });
  const list = [...path, keyListOf(section)];
  const file = reader.fileOf(...list);
  return {
    enabled: reader.flag(...path, 'enabled'),
    keys: [
      ...named,
      ...listed(reader.at(...list)).map(own => ({ ...own, file })),
    ],
  };
}

function customEntry(
  entry: ChartValues,
  file: string | null,
  kindOfRelease: string,
): ExternalCustomSettings[] {
  const text = (key: string) => textOf(valueAt(entry, key));
  const name = text('name');
  if (name === undefined) {
    return [];
  }
  const store = text('secretStoreRef');
  const settings = {
    component: text('component'),
    storeRef:
      store === undefined
        ? undefined
        : { kind: text('secretStoreKind') ?? kindOfRelease, name: store },
    refreshInterval: text('refreshInterval'),
    creationPolicy: text('creationPolicy'),
  };
  return [
    {
      name,
      ...(Object.fromEntries(
        Object.entries(settings).filter(([, value]) => value !== undefined),
      ) as Partial<typeof settings>),
      keys: listed(valueAt(entry, 'data')),
      file,
    },
  ];
}

/** Reads a release's settings of External Secrets. */
export function readExternalSettings(
  reader: SettingsReader,
): ExternalSecretsSettings {
  const orDefault = (key: string, fallback: string): Setting<string> =>
    reader.text(...ROOT, key) ?? {
      value: fallback,
      file: reader.fileOf(...ROOT, key),
    };
  const store = reader.text(...ROOT, 'secretStoreRef');
  const kind = orDefault('secretStoreKind', 'SecretStore').value;
  const custom = [...ROOT, 'custom'];
  return {
    enabled: reader.flag(...ROOT, 'enabled'),
    ...(store && {
      storeRef: { value: { kind, name: store.value }, file: store.file },
    }),
    refreshInterval: orDefault('refreshInterval', '1h'),
    creationPolicy: orDefault('creationPolicy', 'Owner'),
    annotations: reader.texts(...ROOT, 'annotations'),
    template: {
      enabled: reader.flag(...ROOT, 'template', 'enabled'),
      connectionString: reader.flag(...ROOT, 'template', 'connectionString'),
    },
    components: Object.fromEntries(
      SECTIONS.filter(section => reader.fileOf(...ROOT, section) !== null).map(
        section => [section, component(reader, section)],
      ),
    ),
    custom: entriesIn(reader.at(...custom)).flatMap(entry =>
      customEntry(entry, reader.fileOf(...custom), kind),
    ),
  };
}

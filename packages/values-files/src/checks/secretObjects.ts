import { customSecretName, sectionSecretName } from '../chart/chartNames';
import { ChartValues, isMap, valueAt } from '../chart/chartValues';
import { keyListOf, NAMED_KEYS } from '../chart/renderExternalSecrets';
import { firstSet, isTruthy } from '../chart/templateFunctions';
import { Section, SECTIONS } from '../model/sections';
import { ValuesPath } from './valuesPath';

/** A text of the values and its place. */
export type Placed = {
  value: unknown;
  path: ValuesPath;
};

/** A key of a Secret and where its value comes from. */
type SecretObjectKey = {
  secretKey: unknown;
  path: ValuesPath;
  /** For External Secrets. */
  remoteKey?: Placed;
  property?: Placed;
  /** For Sealed Secrets. */
  ciphertext?: unknown;
};

/** The values of one ExternalSecret or SealedSecret. */
export type SecretObject = {
  kind: 'ExternalSecret' | 'SealedSecret';
  path: ValuesPath;
  name: string;
  section?: Section;
  /** Whether the chart renders it. */
  active: boolean;
  /** The switch that is off, if it is not rendered. */
  disabledAt?: ValuesPath;
  component?: Placed;
  keys: SecretObjectKey[];
  /** For External Secrets. */
  store?: { kind: unknown; name: unknown; path: ValuesPath };
  interval?: Placed;
  /** Of External Secrets: what the chart renders; `Owner` is its default. */
  creationPolicy?: unknown;
};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function placed(path: ValuesPath, own: unknown, field: string): Placed {
  return { value: valueAt(own, field), path: [...path, field] };
}

/** The fields of a reference that are set. */
function reference(
  path: ValuesPath,
  own: unknown,
  [key, property]: readonly [string, string],
): Pick<SecretObjectKey, 'remoteKey' | 'property'> {
  const remoteProperty = placed(path, own, property);
  return {
    remoteKey: placed(path, own, key),
    ...(isTruthy(remoteProperty.value) && { property: remoteProperty }),
  };
}

function listedKeys(path: ValuesPath, value: unknown): SecretObjectKey[] {
  return list(value).flatMap((entry, index) => {
    const place = [...path, index];
    return isMap(entry)
      ? [
          {
            secretKey: entry.secretKey,
            path: place,
            ...reference(place, entry, ['remoteKey', 'property']),
          },
        ]
      : [];
  });
}

function namedKeys(
  path: ValuesPath,
  own: unknown,
  section: Section,
): SecretObjectKey[] {
  return (NAMED_KEYS[section] ?? [])
    .filter(([, field]) => isTruthy(valueAt(own, `${field}Key`)))
    .map(([secretKey, field]) => ({
      secretKey,
      path: [...path, `${field}Key`],
      ...reference(path, own, [`${field}Key`, `${field}Property`]),
    }));
}

function sealedKeys(path: ValuesPath, own: unknown): SecretObjectKey[] {
  const data = valueAt(own, 'encryptedData');
  return Object.entries(isMap(data) ? data : {}).map(
    ([secretKey, ciphertext]) => ({
      secretKey,
      path: [...path, 'encryptedData', secretKey],
      ciphertext,
    }),
  );
}

/** The place that a setting of an entry comes from: the entry itself, or the root. */
function setting(
  field: string,
  [path, own]: readonly [ValuesPath, unknown],
  [rootPath, root]: readonly [ValuesPath, unknown],
): Placed {
  return isTruthy(valueAt(own, field))
    ? placed(path, own, field)
    : placed(rootPath, root, field);
}

function externalFields(
  entry: readonly [ValuesPath, unknown],
  root: readonly [ValuesPath, unknown],
): Pick<SecretObject, 'store' | 'interval' | 'creationPolicy'> {
  const name = setting('secretStoreRef', entry, root);
  const kind = setting('secretStoreKind', entry, root);
  const interval = setting('refreshInterval', entry, root);
  const policy = setting('creationPolicy', entry, root);
  return {
    store: {
      name: name.value,
      kind: firstSet(kind.value, 'SecretStore'),
      path: name.path,
    },
    interval: { ...interval, value: firstSet(interval.value, '1h') },
    creationPolicy: firstSet(policy.value, 'Owner'),
  };
}

function objectsOfKind(
  kind: SecretObject['kind'],
  values: ChartValues,
  fullname: string,
): SecretObject[] {
  const isExternal = kind === 'ExternalSecret';
  const rootPath = ['floe', isExternal ? 'externalSecrets' : 'sealedSecrets'];
  const root = valueAt(values, ...rootPath);
  const rootOn = isTruthy(valueAt(root, 'enabled'));
  const rootSwitch = rootOn ? undefined : [...rootPath, 'enabled'];
  const sections = SECTIONS.map((section): SecretObject => {
    const path = [...rootPath, section];
    const own = valueAt(root, section);
    const on = isTruthy(valueAt(own, 'enabled'));
    const keyList = keyListOf(section);
    return {
      kind,
      path,
      section,
      name: sectionSecretName(fullname, section),
      active: rootOn && on,
      disabledAt: on ? rootSwitch : [...path, 'enabled'],
      keys: isExternal
        ? [
            ...namedKeys(path, own, section),
            ...listedKeys([...path, keyList], valueAt(own, keyList)),
          ]
        : sealedKeys(path, own),
      ...(isExternal && externalFields([path, undefined], [rootPath, root])),
    };
  });
  const custom = list(valueAt(root, 'custom')).flatMap(
    (own, index): SecretObject[] => {
      const path = [...rootPath, 'custom', index];
      return isMap(own)
        ? [
            {
              kind,
              path,
              name: customSecretName(fullname, String(own.name ?? '')),
              active: rootOn,
              disabledAt: rootSwitch,
              component: placed(path, own, 'component'),
              keys: isExternal
                ? listedKeys([...path, 'data'], own.data)
                : sealedKeys(path, own),
              ...(isExternal && externalFields([path, own], [rootPath, root])),
            },
          ]
        : [];
    },
  );
  return [...sections, ...custom];
}

/**
 * The ExternalSecrets and SealedSecrets in the values of a release, disabled
 * ones too. It also reads values that the chart could not render.
 *
 * @param values - merged, with the chart's defaults
 */
export function secretObjects(
  values: ChartValues,
  fullname: string,
): SecretObject[] {
  return [
    ...objectsOfKind('ExternalSecret', values, fullname),
    ...objectsOfKind('SealedSecret', values, fullname),
  ];
}

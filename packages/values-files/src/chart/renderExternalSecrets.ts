import { SECTION_COMPONENTS, Section, SECTIONS } from '../model/sections';
import { ChartMetadata } from './chartMetadata';
import { customSecretName, sectionSecretName } from './chartNames';
import { ChartValues, valueAt } from './chartValues';
import { ExternalSecretManifest } from './manifests';
import {
  entriesOf,
  firstSet,
  isTruthy,
  requiredMap,
  textMap,
  unquotedText,
} from './templateFunctions';

type Data = ExternalSecretManifest['spec']['data'];

const PATH = 'floe.externalSecrets';

/** The fields of the chart that each name one key, by section. */
export const NAMED_KEYS: Readonly<
  Partial<Record<Section, readonly (readonly [string, string])[]>>
> = {
  postgresql: [
    ['postgresql-password', 'password'],
    ['postgresql-username', 'username'],
    ['postgresql-host', 'host'],
  ],
  catalog: [
    ['polaris-client-id', 'clientId'],
    ['polaris-client-secret', 'clientSecret'],
  ],
};

/** The list of each section for all other keys. */
export function keyListOf(section: Section): 'additionalSecrets' | 'secrets' {
  return NAMED_KEYS[section] ? 'additionalSecrets' : 'secrets';
}

const CONNECTION_STRING =
  'postgresql://{{ .username }}:{{ .password }}@{{ .host }}:{{ .port | default "5432" }}/{{ .database }}';

function remoteRef(key: unknown, property: unknown, path: [string, string]) {
  return {
    key: unquotedText(key, path[0]),
    ...(isTruthy(property) && { property: unquotedText(property, path[1]) }),
  };
}

function listedKeys(list: unknown, path: string): Data {
  return entriesOf(list, path).map((entry, index) => {
    const place = `${path}[${index}]`;
    return {
      secretKey: unquotedText(entry.secretKey, `${place}.secretKey`),
      remoteRef: remoteRef(entry.remoteKey, entry.property, [
        `${place}.remoteKey`,
        `${place}.property`,
      ]),
    };
  });
}

function sectionKeys(section: Section, values: ChartValues): Data {
  const path = `${PATH}.${section}`;
  const named = (NAMED_KEYS[section] ?? [])
    .filter(([, field]) => isTruthy(values[`${field}Key`]))
    .map(([secretKey, field]) => ({
      secretKey,
      remoteRef: remoteRef(values[`${field}Key`], values[`${field}Property`], [
        `${path}.${field}Key`,
        `${path}.${field}Property`,
      ]),
    }));
  const list = keyListOf(section);
  return [...named, ...listedKeys(values[list], `${path}.${list}`)];
}

function template(values: ChartValues) {
  if (!isTruthy(valueAt(values, 'template', 'enabled'))) {
    return {};
  }
  const withConnection = isTruthy(
    valueAt(values, 'template', 'connectionString'),
  );
  return {
    template: {
      engineVersion: 'v2' as const,
      ...(withConnection && { data: { DAGSTER_PG_URL: CONNECTION_STRING } }),
    },
  };
}

/**
 * The ExternalSecrets of a release; none if `floe.externalSecrets` is not
 * enabled.
 */
export function renderExternalSecrets(
  values: ChartValues,
  metadata: ChartMetadata,
  apiVersion: string,
): ExternalSecretManifest[] {
  const root = requiredMap(values, 'floe', 'externalSecrets');
  if (!isTruthy(root.enabled)) {
    return [];
  }
  const annotations =
    isTruthy(root.annotations) || Array.isArray(root.annotations)
      ? textMap(root.annotations, `${PATH}.annotations`)
      : undefined;

  function manifest(
    name: string,
    component: string | undefined,
    own: ChartValues,
    path: string,
    data: Data,
  ): ExternalSecretManifest {
    const text = (field: string, fallback: string) =>
      unquotedText(
        firstSet(own[field], root[field], fallback),
        isTruthy(own[field]) ? `${path}.${field}` : `${PATH}.${field}`,
      );
    return {
      apiVersion,
      kind: 'ExternalSecret',
      metadata: metadata.of(name, component, annotations),
      spec: {
        refreshInterval: text('refreshInterval', '1h'),
        secretStoreRef: {
          name: text('secretStoreRef', ''),
          kind: text('secretStoreKind', 'SecretStore'),
        },
        target: { name, creationPolicy: text('creationPolicy', 'Owner') },
        data,
      },
    };
  }

  const sections = SECTIONS.flatMap(section => {
    const own = requiredMap(values, 'floe', 'externalSecrets', section);
    if (!isTruthy(own.enabled)) {
      return [];
    }
    const rendered = manifest(
      sectionSecretName(metadata.fullname, section),
      SECTION_COMPONENTS[section],
      {},
      `${PATH}.${section}`,
      sectionKeys(section, own),
    );
    if (section === 'postgresql') {
      Object.assign(rendered.spec.target, template(root));
    }
    return [rendered];
  });

  const custom = entriesOf(root.custom, `${PATH}.custom`).map(
    (entry, index) => {
      const path = `${PATH}.custom[${index}]`;
      return manifest(
        customSecretName(
          metadata.fullname,
          unquotedText(entry.name, `${path}.name`),
        ),
        isTruthy(entry.component)
          ? unquotedText(entry.component, `${path}.component`)
          : undefined,
        entry,
        path,
        listedKeys(entry.data, `${path}.data`),
      );
    },
  );
  return [...sections, ...custom];
}

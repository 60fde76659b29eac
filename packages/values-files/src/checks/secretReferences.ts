import { isMap, valueAt } from '../chart/chartValues';
import { Check, CheckedRelease, NewFinding } from './CheckedRelease';
import { isOfSecretSections } from './credentialInValues';
import { shownName, ValuesPath } from './valuesPath';

/** A Secret that the values name, and the key of it that is read. */
type SecretReference = {
  name: string;
  path: ValuesPath;
  key?: string;
};

const NAMING_MAPS = new Set(['secretKeyRef', 'secretRef', 'envSecrets']);
const NAMING_FIELDS = new Set([
  'secretName',
  'existingSecret',
  'postgresqlSecretName',
]);

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function* referencesWithin(
  value: unknown,
  path: ValuesPath,
  field: string | undefined,
): Generator<SecretReference> {
  if (isOfSecretSections(path)) {
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      yield* referencesWithin(entry, [...path, index], field);
    }
  } else if (isMap(value)) {
    const name = text(value.name);
    if (name && field !== undefined && NAMING_MAPS.has(field)) {
      yield {
        name,
        path: [...path, 'name'],
        key: field === 'secretKeyRef' ? text(value.key) : undefined,
      };
    }
    for (const [key, entry] of Object.entries(value)) {
      const named = text(entry);
      if (named && NAMING_FIELDS.has(key)) {
        yield {
          name: named,
          path: [...path, key],
          ...(key === 'postgresqlSecretName' && { key: 'postgresql-password' }),
        };
      }
      yield* referencesWithin(entry, [...path, key], key);
    }
  }
}

/**
 * The keys of each Secret that the release creates; undefined if not all of
 * them are known.
 */
function keysByName(
  release: CheckedRelease,
): Map<string, Set<unknown> | undefined> {
  const made = new Map<string, Set<unknown> | undefined>();
  for (const manifest of release.manifests()) {
    if (manifest.kind === 'Secret') {
      made.set(
        manifest.metadata.name,
        new Set(Object.keys(manifest.stringData)),
      );
    }
  }
  const template = valueAt(
    release.effective,
    'floe',
    'externalSecrets',
    'template',
    'enabled',
  );
  for (const { keys, kind, name, section } of release.active()) {
    made.set(
      name,
      kind === 'ExternalSecret' && section === 'postgresql' && template
        ? undefined
        : new Set(keys.map(({ secretKey }) => secretKey)),
    );
  }
  return made;
}

/** Whether files encrypted by SOPS create a Secret, or may: values are not known. */
function mayBeOfSops({ context }: CheckedRelease, name: string): boolean {
  const { hasValues = false, secrets = [] } = context.sopsFiles ?? {};
  return hasValues || secrets.includes(name);
}

/**
 * Secrets of the release, or their keys, that the values name but nothing
 * creates.
 */
export const secretReferences: Check = {
  ids: ['secret-reference-missing'],
  run: release => {
    const made = keysByName(release);
    return [...referencesWithin(release.values, [], undefined)].flatMap(
      ({ key, name, path }): NewFinding[] => {
        if (mayBeOfSops(release, name)) {
          return [];
        }
        if (!made.has(name)) {
          return release.namesKnown && name.startsWith(`${release.fullname}-`)
            ? [
                {
                  id: 'secret-reference-missing',
                  severity: 'warning',
                  confidence: 'likely',
                  path,
                  summary: `The Secret ${shownName(
                    name,
                  )} is named like one of this release, but these values do not create it`,
                  remedy:
                    'Enable the section that creates it, or correct the name, unless something else creates the Secret',
                },
              ]
            : [];
        }
        const keys = made.get(name);
        return keys && key !== undefined && !keys.has(key)
          ? [
              {
                id: 'secret-reference-missing',
                severity: 'error',
                path,
                summary: `The key ${shownName(key)} of the Secret ${shownName(
                  name,
                )} is read here, but these values do not create it`,
                remedy: 'Add the key to the section that creates the Secret',
              },
            ]
          : [];
      },
    );
  },
};

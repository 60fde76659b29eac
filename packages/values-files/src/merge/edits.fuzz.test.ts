import fc from 'fast-check';
import {
  fuzzContext as context,
  HEAD,
  TAIL,
  valuesFile,
} from '../__testUtils__/valuesArbitraries';
import { ChartRenderError } from '../chart/errors';
import { ChartValues, isMap } from '../chart/chartValues';
import { mergeValues } from '../chart/mergeValues';
import { keyListOf, NAMED_KEYS } from '../chart/renderExternalSecrets';
import { renderChartSecrets } from '../chart/renderChartSecrets';
import { printGoDuration } from '../model/goDuration';
import { parseSecretsChange, SecretsChange } from '../model/secretsChange';
import { Section, SECTIONS } from '../model/sections';
import { AppliedSecretsChange, applySecretsChange } from './applySecretsChange';
import { ValuesFileError } from './findings';
import { parseValuesFile } from './parseValuesFile';

/** FLOE_FUZZ_RUNS raises the number of runs. */
const RUNS = Number(process.env.FLOE_FUZZ_RUNS ?? 100);

const secretKey = fc.constantFrom(
  'postgresql-password',
  'postgresql-host',
  'polaris-client-id',
  'SNOWFLAKE_USER',
  'A',
  'B.c',
);
const entryName = fc.constantFrom('dbt-cloud', 'cube', 'a.b', 'x1');
const section = fc.constantFrom(...SECTIONS);

const removals = fc.record(
  {
    components: fc.uniqueArray(section, { maxLength: 2 }),
    custom: fc.uniqueArray(entryName, { maxLength: 2 }),
    keys: fc.array(
      fc.oneof(
        fc.record({ component: section, secretKey }),
        fc.record({ custom: entryName, secretKey }),
      ),
      { minLength: 1, maxLength: 6 },
    ),
    approach: fc.constant(true as const),
  },
  { requiredKeys: [] },
);

/** Settings and removals that do not contradict each other. */
const edit: fc.Arbitrary<SecretsChange> = fc
  .record({
    approach: fc.constantFrom('external-secrets', 'sealed-secrets'),
    settings: fc.record(
      {
        refreshInterval: fc.constantFrom('15m', '1h', '30m0s'),
        creationPolicy: fc.constantFrom('Owner', 'Orphan'),
        storeRef: fc.constant({ kind: 'SecretStore', name: 'vault' }),
        annotations: fc.constant({ team: 'data', 'example.com/x': 'y' }),
      },
      { requiredKeys: [] },
    ),
    remove: removals,
  })
  .map(({ approach, settings, remove: { approach: all, ...remove } }) =>
    all
      ? { approach, remove: { approach: all } }
      : {
          approach,
          ...(approach === 'external-secrets'
            ? settings
            : settings.annotations && { annotations: settings.annotations }),
          remove,
        },
  )
  .filter(
    ({ remove, ...change }) =>
      Object.keys(change).length > 1 ||
      Object.values(remove).some(list => list === true || list.length > 0),
  )
  .map(parseSecretsChange);

function attempt(
  text: string,
  change: SecretsChange,
  earlier?: string,
): AppliedSecretsChange | ValuesFileError {
  try {
    return applySecretsChange(text, change, {
      ...context,
      earlierFiles:
        earlier === undefined ? [] : [{ path: 'values.yaml', text: earlier }],
    });
  } catch (error) {
    if (error instanceof ValuesFileError) {
      return error;
    }
    throw error;
  }
}

const at = (map: unknown, key: string): unknown =>
  isMap(map) && Object.hasOwn(map, key) ? map[key] : undefined;

/** The expected values, computed in the simplest way. */
function expectedValues(values: ChartValues, change: SecretsChange) {
  const copy = structuredClone(values);
  const floe = at(copy, 'floe');
  const name =
    change.approach === 'external-secrets'
      ? 'externalSecrets'
      : 'sealedSecrets';
  const { remove = {}, annotations } = change;
  if (!isMap(floe)) {
    if (remove.approach) {
      return copy;
    }
    copy.floe = {};
  }
  const outer = copy.floe as ChartValues;
  if (remove.approach) {
    delete outer[name];
    return copy;
  }
  const root = (outer[name] = isMap(at(outer, name))
    ? outer[name]
    : {}) as ChartValues;
  if (change.approach === 'external-secrets') {
    const { refreshInterval, creationPolicy, storeRef } = change;
    Object.assign(root, {
      ...(refreshInterval && {
        refreshInterval: printGoDuration(refreshInterval),
      }),
      ...(creationPolicy && { creationPolicy }),
      ...(storeRef && {
        secretStoreRef: storeRef.name,
        secretStoreKind: storeRef.kind,
      }),
    });
  }
  if (annotations) {
    root.annotations = {
      ...((root.annotations ?? {}) as object),
      ...annotations,
    };
  }
  const takeKeys = (
    own: ChartValues,
    keys: readonly string[],
    lists: readonly string[],
    of?: Section,
  ): boolean => {
    let left = 0;
    let taken = 0;
    const named = new Map(of && NAMED_KEYS[of]);
    if (change.approach === 'sealed-secrets') {
      const data = at(own, 'encryptedData');
      for (const key of Object.keys(isMap(data) ? data : {})) {
        if (keys.includes(key)) {
          delete (data as ChartValues)[key];
          taken += 1;
        } else {
          left += 1;
        }
      }
      return taken > 0 && left === 0;
    }
    for (const [key, field] of named) {
      if (at(own, `${field}Key`)) {
        if (keys.includes(key)) {
          delete own[`${field}Key`];
          delete own[`${field}Property`];
          taken += 1;
        } else {
          left += 1;
        }
      }
    }
    for (const list of lists) {
      const entries = at(own, list);
      if (Array.isArray(entries)) {
        const kept = entries.filter(
          entry => !keys.includes(String(at(entry, 'secretKey'))),
        );
        taken += entries.length - kept.length;
        left += kept.filter(
          entry => at(entry, 'secretKey') !== undefined,
        ).length;
        own[list] = kept;
      }
    }
    return taken > 0 && left === 0;
  };
  for (const of of SECTIONS) {
    const own = at(root, of);
    const keys = (remove.keys ?? [])
      .filter(({ component }) => component === of)
      .map(key => key.secretKey);
    if (remove.components?.includes(of)) {
      delete root[of];
    } else if (isMap(own) && takeKeys(own, keys, [keyListOf(of)], of)) {
      delete root[of];
    }
  }
  const custom = at(root, 'custom');
  if (Array.isArray(custom)) {
    const gone = new Set<unknown>(remove.custom);
    const lastOf = new Map(custom.map(entry => [at(entry, 'name'), entry]));
    const emptied = custom.filter(entry => {
      const ownName = at(entry, 'name');
      const keys = (remove.keys ?? [])
        .filter(key => key.custom === ownName)
        .map(key => key.secretKey);
      const isEmptied = takeKeys(entry, keys, ['data']);
      // Kubernetes keeps the last entry of a name, so that the Secret is gone.
      if (isEmptied && entry === lastOf.get(ownName)) {
        gone.add(ownName);
      }
      return isEmptied;
    });
    root.custom = custom.filter(
      entry => !emptied.includes(entry) && !gone.has(at(entry, 'name')),
    );
  }
  return copy;
}

function render(values: ChartValues) {
  try {
    return renderChartSecrets(values, context);
  } catch (error) {
    if (error instanceof ChartRenderError) {
      return undefined;
    }
    throw error;
  }
}

/** A scope that says "false" overrides one of an earlier file. */
function withoutDeniedScopes(objects: ReturnType<typeof render>) {
  return objects?.map(object => ({
    ...object,
    metadata: {
      ...object.metadata,
      annotations: Object.fromEntries(
        Object.entries(object.metadata.annotations ?? {}).filter(
          ([name, value]) =>
            !(name.startsWith('sealedsecrets.') && value === 'false'),
        ),
      ),
    },
  }));
}

/** Comments of a text, each with the key below it. */
function commentedKeys(lines: readonly string[]): Map<string, string> {
  return new Map(
    lines.flatMap((line, index) =>
      /^ *# of \d+$/.test(line)
        ? [[line.trim(), lines[index + 1].trim().split(':')[0]] as const]
        : [],
    ),
  );
}

describe('edits and removals, fuzzed', () => {
  it('make the requested change and no other, or are refused', () => {
    let applied = 0;
    let changed = 0;
    fc.assert(
      fc.property(valuesFile, edit, (source, change) => {
        let count = 0;
        const text = source.replaceAll('# of this', () => `# of ${count++}`);
        const result = attempt(text, change);
        if (result instanceof ValuesFileError) {
          return;
        }
        applied += 1;
        changed += Number(result.changed);
        const newline = text.includes('\r\n') ? '\r\n' : '\n';
        const [head, tail] = [HEAD, TAIL].map(part =>
          part.replaceAll('\n', newline),
        );
        expect(result.yaml.startsWith(head)).toBe(true);
        expect(result.yaml).toContain(tail.trimStart());

        const before = parseValuesFile(text).values;
        const after = parseValuesFile(result.yaml).values;
        expect(render(after)).toEqual(render(expectedValues(before, change)));

        const comments = commentedKeys(text.split(newline));
        const kept = commentedKeys(result.yaml.split(newline));
        for (const [comment, key] of kept) {
          // The comment of a map that is gone stands alone.
          expect(['', comments.get(comment)]).toContain(key);
        }
        expect(attempt(result.yaml, change)).toMatchObject({
          yaml: result.yaml,
          changed: false,
          changes: [],
          differences: [],
        });
      }),
      { numRuns: RUNS },
    );
    expect(applied).toBeGreaterThan(RUNS / 10);
    expect(changed).toBeGreaterThan(RUNS / 20);
  });

  it('give the release the requested values, whatever the earlier files contain', () => {
    fc.assert(
      fc.property(valuesFile, valuesFile, edit, (earlier, text, change) => {
        const result = attempt(text, change, earlier);
        if (result instanceof ValuesFileError) {
          return;
        }
        const before = parseValuesFile(earlier).values;
        const release = mergeValues(before, parseValuesFile(text).values);
        const after = mergeValues(before, parseValuesFile(result.yaml).values);
        expect(withoutDeniedScopes(render(after))).toEqual(
          withoutDeniedScopes(render(expectedValues(release, change))),
        );
        expect(attempt(result.yaml, change, earlier)).toMatchObject({
          changed: false,
        });
      }),
      { numRuns: RUNS },
    );
  });
});

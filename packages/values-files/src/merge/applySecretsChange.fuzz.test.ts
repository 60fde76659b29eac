import fc from 'fast-check';
import { mergeValues } from '../chart/mergeValues';
import {
  ExternalSecretManifest,
  SealedSecretManifest,
} from '../chart/manifests';
import { renderChartSecrets } from '../chart/renderChartSecrets';
import { SecretsChange } from '../model/secretsChange';
import {
  fuzzContext as context,
  HEAD,
  secretsChange,
  TAIL,
  valuesFile as file,
} from '../__testUtils__/valuesArbitraries';
import { AppliedSecretsChange, applySecretsChange } from './applySecretsChange';
import { targetsOfChange, ValuesContext } from './context';
import { ValuesFileError } from './findings';
import { parseValuesFile } from './parseValuesFile';

/** FLOE_FUZZ_RUNS raises the number of runs. */
const RUNS = Number(process.env.FLOE_FUZZ_RUNS ?? 200);

function keysOf(manifest: ExternalSecretManifest | SealedSecretManifest) {
  return manifest.kind === 'ExternalSecret'
    ? manifest.spec.data.map(({ secretKey: key, remoteRef }) => [
        key,
        remoteRef,
      ])
    : Object.entries(manifest.spec.encryptedData);
}

function askedKeys(change: SecretsChange): unknown[][] {
  const all =
    change.approach === 'external-secrets'
      ? [
          ...Object.values(change.components).map(own => own?.keys),
          ...change.custom.map(own => own.keys),
        ].map(keys =>
          keys?.map(({ secretKey: key, remoteKey, property }) => [
            key,
            { key: remoteKey, ...(property && { property }) },
          ]),
        )
      : [
          ...Object.values(change.components).map(own => own?.encryptedData),
          ...change.custom.map(own => own.encryptedData),
        ].map(data => Object.entries(data ?? {}));
  return all.flatMap(keys => keys ?? []);
}

/** The changed file, or the reason for its refusal. Other errors are thrown. */
function attempt(
  text: string,
  change: SecretsChange,
  earlierFiles: ValuesContext['earlierFiles'] = [],
): AppliedSecretsChange | ValuesFileError {
  try {
    return applySecretsChange(text, change, { ...context, earlierFiles });
  } catch (error) {
    if (error instanceof ValuesFileError) {
      return error;
    }
    throw error;
  }
}

describe('applySecretsChange, fuzzed', () => {
  it('makes the requested change and no other, or refuses', () => {
    let applied = 0;
    let refused = 0;
    fc.assert(
      fc.property(file, secretsChange, (text, change) => {
        const result = attempt(text, change);
        if (result instanceof ValuesFileError) {
          refused += 1;
          return;
        }
        applied += 1;
        const newline = text.includes('\r\n') ? '\r\n' : '\n';
        const head = HEAD.replaceAll('\n', newline);
        const tail = TAIL.replaceAll('\n', newline);
        expect(result.yaml.startsWith(head)).toBe(true);
        expect(result.yaml.replaceAll('\r\n', '')).not.toContain(
          newline === '\n' ? '\r' : '\n',
        );
        expect(result.yaml).toContain(tail);
        expect(
          result.yaml.endsWith(tail) ||
            !text.includes('floe:') ||
            !text.includes('dagster:'),
        ).toBe(true);
        // A reference without a property may replace one with a property.
        const comments = (source: string) =>
          source.split(/# of this(?!\s+(?:property|passwordProperty):)/)
            .length - 1;
        expect(comments(result.yaml)).toBe(comments(text));
        expect(result.yaml).not.toMatch(/# of this\s+(?![\sa-zA-Z])/);

        const rendered = renderChartSecrets(
          parseValuesFile(result.yaml).values,
          context,
        );
        const targets = targetsOfChange(change, 'floe-dagster');
        const made = rendered.filter(
          ({ kind, metadata }) =>
            kind !== 'Secret' &&
            (kind === 'SealedSecret') ===
              (change.approach === 'sealed-secrets') &&
            targets.includes(metadata.name),
        ) as (ExternalSecretManifest | SealedSecretManifest)[];
        expect(made.map(({ metadata }) => metadata.name).sort()).toEqual(
          [...targets].sort(),
        );
        expect(made.flatMap(keysOf)).toEqual(
          expect.arrayContaining(askedKeys(change)),
        );
        expect(result.manifests).toEqual(made);

        const again = applySecretsChange(result.yaml, change, context);
        expect(again).toMatchObject({
          yaml: result.yaml,
          changed: false,
          changes: [],
        });
      }),
      { numRuns: RUNS },
    );
    expect(applied).toBeGreaterThan(RUNS / 10);
    expect(refused).toBeGreaterThan(RUNS / 10);
  });

  it('gives the release the requested values, whatever the earlier files contain', () => {
    fc.assert(
      fc.property(file, file, secretsChange, (earlier, text, change) => {
        const earlierFiles = [{ path: 'values.yaml', text: earlier }];
        const result = attempt(text, change, earlierFiles);
        if (result instanceof ValuesFileError) {
          return;
        }
        const release = mergeValues(
          parseValuesFile(earlier).values,
          parseValuesFile(result.yaml).values,
        );
        const rendered = renderChartSecrets(release, context);
        expect(
          rendered
            .filter(manifest => manifest.kind !== 'Secret')
            .flatMap(manifest =>
              keysOf(manifest as ExternalSecretManifest | SealedSecretManifest),
            ),
        ).toEqual(expect.arrayContaining(askedKeys(change)));
        expect(
          applySecretsChange(result.yaml, change, { ...context, earlierFiles })
            .changed,
        ).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  it('throws only its own errors for a damaged file', () => {
    const pieces = [
      '\t',
      '\n',
      ':',
      ' ',
      '-',
      '{',
      ']',
      '&a',
      '*a',
      '"',
      '#',
      '|',
      '\r',
      '\u0000',
      '---\n',
      '<<',
      '!',
      '%',
      '\ufeff',
      '? ',
    ];
    fc.assert(
      fc.property(
        file,
        fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...pieces)), {
          minLength: 1,
          maxLength: 4,
        }),
        secretsChange,
        (text, damages, change) => {
          const damaged = damages.reduce((source, [at, cut, piece]) => {
            const place = at % (source.length + 1);
            return source.slice(0, place) + piece + source.slice(place + cut);
          }, text);
          const result = attempt(damaged, change);
          expect(
            result instanceof ValuesFileError ||
              parseValuesFile(result.yaml).values,
          ).toBeTruthy();
        },
      ),
      { numRuns: RUNS },
    );
  });
});

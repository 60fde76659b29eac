import { isMap } from '../chart/chartValues';
import { isTruthy } from '../chart/templateFunctions';
import { isEncrypted, isFilledIn } from './credentials/placeholders';
import { Check, NewFinding } from './CheckedRelease';
import { SourceFile } from './SourceFile';
import { ValuesPath } from './valuesPath';

const isClear = (value: unknown) =>
  isTruthy(value) &&
  !isEncrypted(value) &&
  !(typeof value === 'string' && isFilledIn(value));

function* secretsWithin(
  value: unknown,
  path: ValuesPath,
): Generator<ValuesPath> {
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      yield* secretsWithin(entry, [...path, index]);
    }
  } else if (isMap(value)) {
    if (value.kind === 'Secret' && value.apiVersion === 'v1') {
      for (const field of ['data', 'stringData']) {
        const data = value[field];
        if (isMap(data) && Object.values(data).some(isClear)) {
          yield [...path, field];
        }
      }
    }
    for (const [key, entry] of Object.entries(value)) {
      yield* secretsWithin(entry, [...path, key]);
    }
  }
}

/** Whole Secrets among the values, such as those of `extraObjects`. */
export const plainSecretObjects: Check = {
  ids: ['plain-secret'],
  run: ({ context, files }) =>
    files.flatMap((file: SourceFile) =>
      [...secretsWithin(file.values, [])].map(
        (path): NewFinding => ({
          id: 'plain-secret',
          severity: context.policy?.plainSecrets ? 'warning' : 'error',
          path,
          at: { file, position: file.locate(path).position },
          summary:
            'The values have a whole Secret, whose values are in clear text or only encoded in base64',
          remedy:
            'Use an ExternalSecret or a SealedSecret instead. If the values are real, rotate them at their source',
        }),
      ),
    ),
};

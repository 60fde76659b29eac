import { resolveScalar } from '@floe/go-yaml';
import { SopsError } from '../../errors';
import { isInt64 } from '../../tree/scalarText';
import { Scalar, pathText } from '../../tree/tree';

/** The value of a plain scalar as sops reads and authenticates it. */
export function resolveSopsScalar(
  source: string,
  path: readonly string[] = [],
): Scalar {
  const value = resolveScalar(source, 'v3');
  if (typeof value === 'bigint' && !isInt64(value)) {
    throw new SopsError(
      'unsupported-value',
      pathText(path),
      `${pathText(
        path,
      )} is an integer above 9223372036854775807, which sops cannot encrypt: put it in quotes`,
    );
  }
  return value;
}

import { utf8 } from '../encoding';
import { SealingError } from '../errors';

/** `MaxSecretSize` of k8s.io/api/core/v1: the API server refuses a Secret with more. */
export const MAX_SECRET_BYTES = 1024 * 1024;

/** The bytes to seal; `field` names the value's place in errors. */
export function valueBytes(
  value: unknown,
  field: string,
): Uint8Array<ArrayBuffer> {
  const bytes = toBytes(value, field);
  if (bytes.length > MAX_SECRET_BYTES) {
    throw new SealingError(
      'value-too-large',
      field,
      'The value is larger than 1 MiB, the limit of a Kubernetes Secret',
    );
  }
  return bytes;
}

function toBytes(value: unknown, field: string): Uint8Array<ArrayBuffer> {
  if (typeof value === 'string') {
    // The encoder would replace half of a surrogate pair by U+FFFD, which
    // changes the value.
    if (/\p{Surrogate}/u.test(value)) {
      throw new SealingError(
        'invalid-value',
        field,
        'The value holds half of a Unicode surrogate pair, which UTF-8 cannot express',
      );
    }
    return utf8(value);
  }
  if (ArrayBuffer.isView(value)) {
    return Uint8Array.from(
      new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
    );
  }
  throw new SealingError(
    'invalid-value',
    field,
    'The value must be text or bytes',
  );
}

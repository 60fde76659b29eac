import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * The full ref of an entity that a caller names.
 *
 * @param field - name of the field, for the message
 * @throws InputError if the text is not an entity ref
 */
export function requireEntityRef(field: string, text: string): string {
  try {
    const ref = parseEntityRef(text);
    // The catalog can be configured to allow other names than by default.
    const parts = [ref.kind, ref.namespace, ref.name];
    if (parts.every(part => /^[^\s:/\p{Cc}\p{Cs}]+$/u.test(part))) {
      return stringifyEntityRef(ref);
    }
  } catch {
    // Reported below.
  }
  throw new InputError(
    `${field}: is not an entity ref, such as component:default/orders`,
  );
}

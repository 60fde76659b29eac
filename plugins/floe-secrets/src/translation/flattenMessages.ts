type Nested = { readonly [key: string]: string | Nested | undefined };

/** Messages by the path of their keys, joined with dots. */
export function flattenMessages(
  nested: Nested,
  prefix = '',
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(nested).flatMap(([key, value]) =>
      typeof value === 'object'
        ? Object.entries(flattenMessages(value, `${prefix}${key}.`))
        : [[`${prefix}${key}`, value ?? '']],
    ),
  );
}

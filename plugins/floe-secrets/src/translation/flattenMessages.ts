/** Messages by their keys, in any depth. */
type Messages = { readonly [key: string]: string | Messages };

/** `{ a: { b: 'text' } }` as `{ 'a.b': 'text' }`. */
export function flattenMessages(messages: Messages): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[key, value]]
        : Object.entries(flattenMessages(value)).map(([rest, text]) => [
            `${key}.${rest}`,
            text,
          ]),
    ),
  );
}

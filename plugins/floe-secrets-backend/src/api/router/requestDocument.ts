/** A document of OpenAPI, as far as it is read here. */
type Document = {
  paths: Record<string, Record<string, unknown>>;
  components?: Record<string, Record<string, unknown>>;
};

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/**
 * What requests are validated against: a document without its responses and
 * without the components that only they refer to. The validator compiles the
 * schemas of responses too, although it validates none, which takes a second
 * of the processor at each start.
 */
export function requestDocument<TDocument extends object>(
  document: TDocument,
): TDocument {
  const { components = {}, paths, ...rest } = document as unknown as Document;
  const requests = Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item).map(([key, value]) => [
          key,
          METHODS.includes(key)
            ? { ...(value as object), responses: {} }
            : value,
        ]),
      ),
    ]),
  );
  const used = new Set<string>();
  collectRefs(requests, components, used);
  const kept = Object.fromEntries(
    Object.entries(components).map(([section, entries]) => [
      section,
      // An operation names its security by the key alone.
      section === 'securitySchemes'
        ? entries
        : Object.fromEntries(
            Object.entries(entries).filter(([name]) =>
              used.has(`#/components/${section}/${name}`),
            ),
          ),
    ]),
  );
  // The validator changes what it gets.
  return structuredClone({
    ...rest,
    paths: requests,
    components: kept,
  }) as unknown as TDocument;
}

/** Adds the references within a value, and within what they refer to. */
function collectRefs(
  value: unknown,
  components: NonNullable<Document['components']>,
  used: Set<string>,
): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  const { $ref: ref } = value as { $ref?: unknown };
  if (typeof ref === 'string' && !used.has(ref)) {
    used.add(ref);
    const [, , section, name] = ref.split('/');
    collectRefs(components[section]?.[name], components, used);
  }
  Object.values(value).forEach(part => collectRefs(part, components, used));
}

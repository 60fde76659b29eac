import { isJsonObject } from '../../objects';

/** A JSON merge patch, https://www.rfc-editor.org/rfc/rfc7396. */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (!isJsonObject(patch)) {
    return patch;
  }
  const base = isJsonObject(target) ? target : {};
  const changed = Object.entries(patch).flatMap(
    ([name, value]): [string, unknown][] =>
      value === null
        ? []
        : [
            [
              name,
              applyMergePatch(
                Object.hasOwn(base, name) ? base[name] : undefined,
                value,
              ),
            ],
          ],
  );
  const kept = Object.entries(base).filter(
    ([name]) => !Object.hasOwn(patch, name),
  );
  return Object.fromEntries([...kept, ...changed]);
}

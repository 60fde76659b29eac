import { Branch, Entry, List, Value, isComment } from '../tree/tree';
import { invalid } from './fields';

/**
 * Resolves YAML"s merge keys (`<<`) as Go's reader does: a map"s own keys win over merged ones, and of several merged
 * maps the first wins.
 *
 * @throws SopsError if something else than maps is merged
 */
export function mergeMaps<T extends Value>(value: T): T;
export function mergeMaps(value: Value): Value {
  if (value instanceof List) {
    return new List(
      value.items.map(item => (isComment(item) ? item : mergeMaps(item))),
    );
  }
  if (!(value instanceof Branch)) {
    return value;
  }
  const merged = new Map<string, Entry>();
  const add = (entries: Entry[]) => {
    for (const entry of entries) {
      if (!merged.has(entry.key)) {
        merged.set(entry.key, entry);
      }
    }
  };
  const entries = value.entries();
  add(
    entries
      .filter(({ isMerge }) => !isMerge)
      .map(entry => ({ ...entry, value: mergeMaps(entry.value) })),
  );
  for (const { value: source } of entries.filter(({ isMerge }) => isMerge)) {
    const maps = source instanceof List ? source.items : [source];
    for (const map of maps) {
      if (map instanceof Branch) {
        add(mergeMaps(map).entries());
      } else if (!isComment(map)) {
        throw invalid('<<', 'merges something that is not a map');
      }
    }
  }
  return new Branch([...merged.values()]);
}

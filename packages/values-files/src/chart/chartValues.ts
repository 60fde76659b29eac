/** Values of a Helm chart, as read from YAML. @public */
export type ChartValues = { [key: string]: unknown };

/** Whether a value is a map, in Helm's sense. */
export function isMap(value: unknown): value is ChartValues {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date)
  );
}

/** Sets a key as an own property, `__proto__` too. */
export function setOwn(target: ChartValues, key: string, value: unknown) {
  Object.defineProperty(target, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/** The value at a path of map keys, or `undefined`. */
export function valueAt(values: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined,
    values,
  );
}

/**
 * The exports of a module of this package that was loaded with `import()`.
 * Node does not find the names in CommonJS that SWC has compiled, as in a
 * Backstage backend that runs from source: there they are in `default` alone.
 */
export function namedExports<T extends object>(loaded: T | { default: T }): T {
  return 'default' in loaded ? loaded.default : loaded;
}

/**
 * The exports of a module of this package that was loaded with `import()`. If
 * SWC has compiled it to CommonJS, as in a Backstage backend that runs from
 * source, Node finds the exports only in `default`.
 */
export function namedExports<T extends object>(loaded: T | { default: T }): T {
  return 'default' in loaded ? loaded.default : loaded;
}

import { z } from 'zod';
import { namespaceName } from '../model/kubernetesNames';
import { schemaOfField } from './fieldTypes';
import { STORE_PROVIDERS } from './providers';
import {
  StoreAuth,
  StoreField,
  StoreProvider,
  StoreProviderSpec,
} from './types';

type Tree = { [name: string]: Tree | z.ZodType };

/** Every field that a provider accepts in any way to authenticate. */
function fieldsOf({ auths, fields }: StoreProvider): StoreField[] {
  return [
    ...new Map(
      [...fields, ...auths.flatMap(auth => auth.fields)].map(field => [
        field.path,
        field,
      ]),
    ).values(),
  ];
}

function refsOf({ auths, refs = [] }: StoreProvider): string[] {
  return [...new Set([...refs, ...auths.flatMap(auth => auth.refs)])];
}

function put(tree: Tree, path: string, schema: z.ZodType): void {
  const names = path.split('.');
  const last = names.pop()!;
  let node = tree;
  for (const name of names) {
    node = (node[name] ??= {}) as Tree;
  }
  node[last] = schema.optional();
}

function toSchema(tree: Tree): z.ZodType {
  return z
    .strictObject(
      Object.fromEntries(
        Object.entries(tree).map(([name, node]) => [
          name,
          node instanceof z.ZodType ? node : toSchema(node),
        ]),
      ),
    )
    .optional();
}

function shapeOf(provider: StoreProvider): z.ZodType {
  const tree: Tree = {};
  for (const field of fieldsOf(provider)) {
    put(tree, field.path, schemaOfField(field));
  }
  for (const path of refsOf(provider)) {
    put(tree, `${path}.namespace`, namespaceName);
  }
  const fixed = new Map<string, Set<string>>();
  for (const [path, value] of provider.auths.flatMap(auth =>
    Object.entries(auth.fixed ?? {}),
  )) {
    fixed.set(path, (fixed.get(path) ?? new Set()).add(value));
  }
  for (const [path, values] of fixed) {
    put(tree, path, z.enum([...values] as [string]));
  }
  return toSchema(tree[provider.provider] as Tree);
}

/** The texts of a tree by their paths. @public */
export function storeTexts(spec: unknown, path = ''): Map<string, string> {
  if (typeof spec === 'string') {
    return new Map([[path, spec]]);
  }
  return new Map(
    Object.entries((spec ?? {}) as object).flatMap(([name, child]) => [
      ...storeTexts(child, path ? `${path}.${name}` : name),
    ]),
  );
}

/** The tree of texts by their paths; empty texts are left out. @public */
export function storeSpec(
  texts: Iterable<readonly [path: string, text: string]>,
): StoreProviderSpec {
  const spec: Record<string, unknown> = {};
  for (const [path, entered] of texts) {
    if (entered !== '') {
      const names = path.split('.');
      const last = names.pop()!;
      let node = spec;
      for (const name of names) {
        node = (node[name] ??= {}) as Record<string, unknown>;
      }
      node[last] = entered;
    }
  }
  return spec;
}

/** @public */
export function providerOf(spec: StoreProviderSpec): StoreProvider | undefined {
  const [name, ...others] = Object.keys(spec).filter(
    key => spec[key] !== undefined,
  );
  return others.length === 0
    ? STORE_PROVIDERS.find(({ provider }) => provider === name)
    : undefined;
}

/** Required fields of a way that are missing. */
function missingOf(auth: StoreAuth, texts: Map<string, string>): string[] {
  return auth.fields.flatMap(({ isRequired, path }) =>
    isRequired && !texts.has(path) ? [path] : [],
  );
}

/**
 * The ways to authenticate that have all fields of a spec, the one with the
 * fewest missing fields first.
 */
function candidatesOf(
  { auths, fields, refs = [] }: StoreProvider,
  texts: Map<string, string>,
): StoreAuth[] {
  const common = new Set([
    ...fields.map(({ path }) => path),
    ...refs.map(path => `${path}.namespace`),
  ]);
  const said = [...texts].filter(([path]) => !common.has(path));
  return auths
    .filter(auth => {
      const own = new Set([
        ...auth.fields.map(({ path }) => path),
        ...auth.refs.map(path => `${path}.namespace`),
      ]);
      const fixed = Object.entries(auth.fixed ?? {});
      return (
        fixed.every(([path, value]) => texts.get(path) === value) &&
        said.every(
          ([path]) => own.has(path) || fixed.some(([one]) => one === path),
        )
      );
    })
    .sort(
      (one, other) =>
        missingOf(one, texts).length - missingOf(other, texts).length,
    );
}

/**
 * The way in which the store of a spec authenticates; undefined if no single
 * way has all of its fields.
 * @public
 */
export function authOf(spec: StoreProviderSpec): StoreAuth | undefined {
  const provider = providerOf(spec);
  return provider && candidatesOf(provider, storeTexts(spec))[0];
}

function refineSpec(spec: StoreProviderSpec, context: z.RefinementCtx): void {
  const issue = (path: string, message: string) =>
    context.addIssue({
      code: 'custom',
      path: path ? path.split('.') : [],
      message,
    });
  const provider = providerOf(spec);
  if (!provider) {
    issue('', 'name exactly one provider');
    return;
  }
  const texts = storeTexts(spec);
  const [auth] = candidatesOf(provider, texts);
  if (!auth) {
    issue(
      provider.provider,
      'give the fields of one way to authenticate, not of several',
    );
    return;
  }
  const missing = [...provider.fields, ...auth.fields].filter(
    ({ isRequired, path }) => isRequired && !texts.has(path),
  );
  missing.forEach(({ path }) => issue(path, 'is required'));
  // A reference is complete or absent.
  for (const ref of [...(provider.refs ?? []), ...auth.refs]) {
    const parts = [...provider.fields, ...auth.fields].filter(
      ({ path }) => path.slice(0, path.lastIndexOf('.')) === ref,
    );
    const given = parts.filter(({ path }) => texts.has(path));
    if (given.length > 0 && given.length < parts.length) {
      parts
        .filter(part => !given.includes(part) && !missing.includes(part))
        .forEach(({ path }) => issue(path, 'is required'));
    }
    if (given.length === 0 && texts.has(`${ref}.namespace`)) {
      issue(`${ref}.namespace`, 'there is no reference that it belongs to');
    }
  }
}

/**
 * `spec.provider` of a SecretStore, as in the CRD: names and references only.
 * It has no field for the value of a secret.
 * @public
 */
export const storeProviderSpecSchema = z
  .strictObject(
    Object.fromEntries(
      STORE_PROVIDERS.map(provider => [provider.provider, shapeOf(provider)]),
    ),
  )
  .superRefine((spec, context) =>
    refineSpec(spec as StoreProviderSpec, context),
  );

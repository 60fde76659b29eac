import { InputError } from '@backstage/errors';
import {
  Approach,
  APPROACHES,
  ListSecretsQuery,
  STATES,
} from '@floe/backstage-plugin-floe-secrets-common';
import { requireEntityRef } from '../catalog/requireEntityRef';
import { STORE_KINDS } from '../model/kinds';

const DEFAULT_LIMIT = 50;

/** The order of a list. */
export type OrderBy = NonNullable<ListSecretsQuery['orderBy']>;

/** The parsed query of a list. An absent filter matches everything. */
export type SecretListQuery = {
  id?: string[];
  environment?: string[];
  cluster?: string[];
  namespace?: string[];
  approach?: Approach[];
  state?: string[];
  finding?: string[];
  /** Entity refs in lower case. */
  owner?: string[];
  /** Entity refs in lower case. */
  system?: string[];
  /** The part of the service: the label `app.kubernetes.io/component`. */
  component?: string[];
  store?: { kind: string; name: string }[];
  /** Keys in `spec.provider` of stores. */
  provider?: string[];
  /** In lower case. */
  q?: string;
  orderBy: OrderBy;
  limit: number;
  cursor?: string;
};

const ORDERS: OrderBy[] = [
  'name',
  'state',
  'since',
  'cluster',
  'namespace',
  'lastSync',
];

/**
 * Parses the query of a list; a filter can have several values.
 *
 * @throws InputError with the invalid parameter
 */
export function parseListQuery(query: object): SecretListQuery {
  const orderBy = one(query, 'orderBy') ?? 'name';
  if (!isOneOf(ORDERS, orderBy)) {
    throw new InputError(`orderBy: must be one of ${ORDERS.join(', ')}`);
  }
  return {
    id: many(query, 'id'),
    environment: many(query, 'environment'),
    cluster: many(query, 'cluster'),
    namespace: many(query, 'namespace'),
    approach: many(query, 'approach')?.map(approach => {
      if (!isOneOf(APPROACHES, approach)) {
        throw new InputError(
          `approach: must be one of ${APPROACHES.join(', ')}`,
        );
      }
      return approach;
    }),
    state: many(query, 'state')?.map(state => {
      if (!isOneOf(STATES, state)) {
        throw new InputError(`state: must be one of ${STATES.join(', ')}`);
      }
      return state;
    }),
    finding: many(query, 'finding'),
    owner: many(query, 'owner')?.map(ref => requireEntityRef('owner', ref)),
    system: many(query, 'system')?.map(ref => requireEntityRef('system', ref)),
    component: many(query, 'component'),
    store: many(query, 'store')?.map(parseStore),
    provider: many(query, 'provider'),
    q: one(query, 'q')?.trim().toLowerCase() || undefined,
    orderBy,
    limit: wholeNumber(query, 'limit', { default: DEFAULT_LIMIT, most: 500 }),
    cursor: one(query, 'cursor'),
  };
}

/** Parses `ClusterSecretStore/vault`. */
function parseStore(text: string): { kind: string; name: string } {
  const [kind, name, ...rest] = text.split('/');
  if (!isOneOf(STORE_KINDS, kind) || !name || rest.length > 0) {
    throw new InputError(
      `store: must be ${STORE_KINDS.map(known => `${known}/NAME`).join(
        ' or ',
      )}`,
    );
  }
  return { kind, name };
}

/** All values of a repeatable parameter; undefined if there is none. */
export function many(query: object, name: string): string[] | undefined {
  const value = (query as Record<string, unknown>)[name];
  const values = (Array.isArray(value) ? value : [value]).filter(
    (item): item is string => typeof item === 'string' && item !== '',
  );
  return values.length ? values : undefined;
}

/**
 * A parameter that is a whole number from 1. The OpenAPI document is not
 * enough: its validator accepts 1e999 regardless of the limits.
 *
 * @throws InputError if it is not a whole number from 1 to the maximum
 */
export function wholeNumber(
  query: object,
  name: string,
  limits: { default: number; most: number },
): number {
  const number = Number(one(query, name) ?? limits.default);
  if (!Number.isInteger(number) || number < 1 || number > limits.most) {
    throw new InputError(
      `${name}: must be a whole number from 1 to ${limits.most}`,
    );
  }
  return number;
}

/**
 * The value of a parameter that is not repeatable; undefined if there is none.
 */
export function one(query: object, name: string): string | undefined {
  const value = (query as Record<string, unknown>)[name];
  if (typeof value === 'number') {
    return String(value);
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isOneOf<T extends string>(
  values: readonly T[],
  value: string,
): value is T {
  return (values as readonly string[]).includes(value);
}

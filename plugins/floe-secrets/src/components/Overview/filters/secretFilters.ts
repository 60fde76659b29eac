import {
  APPROACHES,
  type ListSecretsQuery,
  STATES,
} from '@floe/backstage-plugin-floe-secrets-common';

/** The filters with a list of values. */
export const CHOICE_FILTERS = [
  'state',
  'environment',
  'cluster',
  'namespace',
  'approach',
  'finding',
  'owner',
  'system',
  'component',
  'store',
  'provider',
] as const;

/** The filters that are always visible; the others can be expanded. */
export const MAIN_FILTERS: readonly ChoiceFilter[] = [
  'state',
  'environment',
  'cluster',
  'approach',
  'finding',
  'owner',
];

export type ChoiceFilter = (typeof CHOICE_FILTERS)[number];

export const ORDERS = [
  'name',
  'state',
  'since',
  'cluster',
  'namespace',
  'lastSync',
] as const;

export type Order = (typeof ORDERS)[number];

export const PAGE_SIZE = 50;

/** The API's limits. */
const MAX_VALUES = 200;
const MAX_TEXT = 200;
const MAX_LENGTH = 253;
const MAX_LENGTHS: Partial<Record<ChoiceFilter, number>> = {
  component: 63,
  owner: 500,
  provider: 63,
  store: 300,
  system: 500,
};

const ALLOWED: Partial<Record<ChoiceFilter, readonly string[]>> = {
  approach: APPROACHES,
  state: STATES,
};

/** The format of a store in the API. */
const STORE = /^(?:Cluster)?SecretStore\/[^/]+$/;

/** The kind, the namespace (optional) and the name of an entity. */
const ENTITY_REF = /^[^\s:/]+:(?:[^\s:/]+\/)?[^\s:/]+$/;

const FORMATS: Partial<Record<ChoiceFilter, RegExp>> = {
  owner: ENTITY_REF,
  store: STORE,
  system: ENTITY_REF,
};

function isKnown(name: ChoiceFilter, value: string): boolean {
  return (
    !value.includes('\0') &&
    value.length <= (MAX_LENGTHS[name] ?? MAX_LENGTH) &&
    (FORMATS[name]?.test(value) ?? true) &&
    (ALLOWED[name]?.includes(value) ?? true)
  );
}

export type SecretFilters = Record<ChoiceFilter, string[]> & {
  q: string;
  orderBy: Order;
};

/**
 * Parses the filters in the page's address; values that the API does not
 * support are ignored.
 */
export function parseFilters(params: URLSearchParams): SecretFilters {
  const choices = Object.fromEntries(
    CHOICE_FILTERS.map(name => [
      name,
      [...new Set(params.getAll(name))]
        .filter(value => value && isKnown(name, value))
        .slice(0, MAX_VALUES),
    ]),
  ) as Record<ChoiceFilter, string[]>;
  return {
    ...choices,
    q: (params.get('q') ?? '').replaceAll('\0', '').slice(0, MAX_TEXT),
    orderBy: ORDERS.find(order => order === params.get('orderBy')) ?? 'state',
  };
}

export function hasFilters(filters: SecretFilters): boolean {
  return (
    filters.q.trim() !== '' ||
    CHOICE_FILTERS.some(name => filters[name].length > 0)
  );
}

/** The request for the filtered secrets. */
export function toQuery(filters: SecretFilters): ListSecretsQuery {
  const query: Record<string, unknown> = { orderBy: filters.orderBy };
  for (const name of CHOICE_FILTERS) {
    if (filters[name].length > 0) {
      query[name] = filters[name];
    }
  }
  if (filters.q.trim()) {
    query.q = filters.q.trim();
  }
  return query as ListSecretsQuery;
}

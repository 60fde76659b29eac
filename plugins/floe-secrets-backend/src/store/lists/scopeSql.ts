import { LabelRequirement } from '@floe/backstage-plugin-floe-secrets-common';
import { Dialect, Sql } from '../dialect';
import { LabelScope, PlacePattern } from './SecretCriteria';

/** A scope, with the owner of its entity if needed. */
type OwnedScope = LabelScope & { owner?: string };

/** A scope with only one label requirement, in the database's format. */
type SimpleScope = {
  key: string;
  value: string;
  cluster?: string;
  namespace?: string;
  /** Patterns in the database's format. */
  within_cluster?: string;
  within_namespace?: string;
  owner?: string;
};

const COLUMNS = [
  'key',
  'value',
  'cluster',
  'namespace',
  'within_cluster',
  'within_namespace',
  'owner',
];

/** A character that no text of PostgreSQL, and so no stored name, contains. */
const UNSTORABLE = /[\0\ud800-\udfff]/u;

/** SQLite allows 500 terms in a compound SELECT. */
const SELECTS_TOGETHER = 100;

/**
 * A query for the `id`s of all managed secrets in any of the scopes, and the
 * `owner` of each. Nearly all entities require one label: these scopes are one
 * binding, so the statement is as short for thousands as for one.
 */
export function secretsInScopes(dialect: Dialect, scopes: OwnedScope[]): Sql {
  const storable = scopes.filter(
    ({ cluster, owner, within }) =>
      !UNSTORABLE.test(`${cluster}${owner}`) && within?.length !== 0,
  );
  const simple = storable.filter(isSimple);
  const selects = storable
    .filter(scope => !isSimple(scope))
    .map(scope => selectorQuery(dialect, scope));
  if (simple.length) {
    selects.push(
      simpleQuery(
        dialect,
        simple.flatMap(scope => toSimple(dialect, scope)),
      ),
    );
  }
  return selects.length
    ? union(selects)
    : {
        sql: 'select id, cluster as owner from managed_secrets where 1 = 0',
        bindings: [],
      };
}

function isSimple({ selector }: OwnedScope): boolean {
  return selector.length === 1 && selector[0].operator === 'in';
}

/** A row for each value and each place pattern. */
function toSimple(
  dialect: Dialect,
  { cluster, namespace, owner, selector: [demanded], within }: OwnedScope,
): SimpleScope[] {
  const values = demanded.operator === 'in' ? demanded.values : [];
  const places = within?.map(place => ({
    within_cluster: dialect.pattern(place.cluster),
    within_namespace: dialect.pattern(place.namespace),
  })) ?? [{}];
  return values.flatMap(value =>
    places.map(place => ({
      key: demanded.key,
      value,
      cluster: cluster ?? undefined,
      namespace: namespace ?? undefined,
      ...place,
      owner,
    })),
  );
}

function simpleQuery(dialect: Dialect, scopes: SimpleScope[]): Sql {
  const field = (name: string) => dialect.field('scope', name);
  const conditions = [
    ...(scopes.some(({ cluster }) => cluster !== undefined)
      ? [`(${field('cluster')} is null or ${field('cluster')} = label.cluster)`]
      : []),
    ...(scopes.some(({ namespace }) => namespace !== undefined)
      ? [
          `(${field('namespace')} is null or ${field(
            'namespace',
          )} = label.namespace or ${field(
            'namespace',
          )} = label.target_namespace)`,
        ]
      : []),
    ...(scopes.some(scope => scope.within_cluster !== undefined)
      ? [
          `(${field('within_cluster')} is null or (${dialect.matches(
            'label.cluster',
            field('within_cluster'),
          )} and (${dialect.matches(
            'label.namespace',
            field('within_namespace'),
          )} or ${dialect.matches(
            'label.target_namespace',
            field('within_namespace'),
          )})))`,
        ]
      : []),
  ];
  return {
    sql: `select label.secret_id as id, ${field('owner')} as owner
      from ${dialect.rows('?', COLUMNS, 'scope')}
      ${dialect.joinInOrder} secret_labels as label on label.key = ${field(
      'key',
    )} and label.value = ${field('value')}
      where ${conditions.join(' and ') || '1 = 1'}`,
    bindings: [JSON.stringify(scopes)],
  };
}

function selectorQuery(
  dialect: Dialect,
  { cluster, namespace, owner, selector, within }: OwnedScope,
): Sql {
  const conditions: Sql[] = selector.map(one => holds(dialect, one));
  if (cluster !== null) {
    conditions.push({ sql: 'found.cluster = ?', bindings: [cluster] });
  }
  if (namespace !== null) {
    conditions.push({
      sql: '(found.namespace = ? or found.target_namespace = ?)',
      bindings: [namespace, namespace],
    });
  }
  if (within) {
    conditions.push(isWithinSql(dialect, within));
  }
  return {
    sql: `select found.id as id, cast(? as text) as owner from managed_secrets as found where ${conditions
      .map(({ sql }) => sql)
      .join(' and ')}`,
    bindings: [owner ?? '', ...conditions.flatMap(({ bindings }) => bindings)],
  };
}

function isWithinSql(dialect: Dialect, within: PlacePattern[]): Sql {
  const places = within.map(place => {
    const cluster = dialect.like('found.cluster', place.cluster);
    const namespaces = ['found.namespace', 'found.target_namespace'].map(
      column => dialect.like(column, place.namespace),
    );
    return {
      sql: `(${cluster.sql} and (${namespaces
        .map(({ sql }) => sql)
        .join(' or ')}))`,
      bindings: [cluster, ...namespaces].flatMap(({ bindings }) => bindings),
    };
  });
  return {
    sql: `(${places.map(({ sql }) => sql).join(' or ')})`,
    bindings: places.flatMap(({ bindings }) => bindings),
  };
}

/**
 * Whether the labels of `found` meet one requirement, by the rules of the API
 * server.
 */
function holds(dialect: Dialect, requirement: LabelRequirement): Sql {
  const { key, operator } = requirement;
  const label = ({ sql, bindings }: Sql): Sql => ({
    sql: `exists (select 1 from secret_labels as own where own.secret_id = found.id and own.key = ? and ${sql})`,
    bindings: [key, ...bindings],
  });
  switch (requirement.operator) {
    case 'in':
      return label(dialect.oneOf('own.value', requirement.values));
    case 'notin':
      return not(label(dialect.oneOf('own.value', requirement.values)));
    case 'gt':
    case 'lt':
      return label({
        sql: dialect.comparesTo('own.value', operator === 'gt' ? '>' : '<'),
        bindings: [String(requirement.value)],
      });
    case 'absent':
      return not(label({ sql: '1 = 1', bindings: [] }));
    default:
      return label({ sql: '1 = 1', bindings: [] });
  }
}

function not({ sql, bindings }: Sql): Sql {
  return { sql: `not ${sql}`, bindings };
}

function union(selects: Sql[]): Sql {
  const groups: Sql[] = [];
  for (let start = 0; start < selects.length; start += SELECTS_TOGETHER) {
    const group = selects.slice(start, start + SELECTS_TOGETHER);
    groups.push({
      sql: group.map(({ sql }) => sql).join(' union all '),
      bindings: group.flatMap(({ bindings }) => bindings),
    });
  }
  return groups.length === 1
    ? groups[0]
    : union(
        groups.map(({ sql, bindings }, index) => ({
          sql: `select id, owner from (${sql}) as part${index}`,
          bindings,
        })),
      );
}

import { Dialect, Sql } from '../dialect';
import { secretsInScopes } from './scopeSql';
import { storeUses } from './storeUses';
import { SecretCriteria } from './SecretCriteria';

const ALL: Sql = { sql: '1 = 1', bindings: [] };
const NONE: Sql = { sql: '1 = 0', bindings: [] };

/** A condition on `managed_secrets as observed`, as SQL that is never null. */
export function criteriaSql(dialect: Dialect, criteria: SecretCriteria): Sql {
  if ('allOf' in criteria) {
    return join(dialect, criteria.allOf, 'and', ALL);
  }
  if ('anyOf' in criteria) {
    return join(dialect, criteria.anyOf, 'or', NONE);
  }
  if ('not' in criteria) {
    const { sql, bindings } = criteriaSql(dialect, criteria.not);
    return { sql: `not (${sql})`, bindings };
  }
  if ('values' in criteria) {
    return oneOf(dialect, `observed.${criteria.field}`, criteria.values);
  }
  if ('fromCluster' in criteria) {
    return {
      sql: 'observed.cluster >= ? and observed.cluster <= ?',
      bindings: [criteria.fromCluster, criteria.toCluster],
    };
  }
  if ('patterns' in criteria) {
    return matches(dialect, `observed.${criteria.field}`, criteria.patterns);
  }
  if ('contains' in criteria) {
    return combine(
      ['name', 'namespace', 'target_name', 'remote_keys'].map(column =>
        dialect.contains(`observed.${column}`, criteria.contains),
      ),
      'or',
    );
  }
  if ('ids' in criteria) {
    return oneOf(dialect, 'observed.id', criteria.ids);
  }
  if ('store' in criteria) {
    const { kind, name } = criteria.store;
    return {
      sql: 'observed.id in (select secret_id from secret_stores where kind = ? and name = ?)',
      bindings: [kind, name],
    };
  }
  if ('providers' in criteria) {
    const uses = storeUses(dialect);
    const provider = oneOf(dialect, uses.provider, criteria.providers);
    return {
      sql: `observed.id in (select ${uses.id} from ${uses.tables} where ${provider.sql})`,
      bindings: provider.bindings,
    };
  }
  if ('anyScope' in criteria) {
    if (criteria.anyScope.length === 0) {
      return NONE;
    }
    const { sql, bindings } = secretsInScopes(dialect, criteria.anyScope);
    return { sql: `observed.id in (select id from (${sql}) as own)`, bindings };
  }
  const { hidden, seen } = criteria;
  if (hidden.length === 0) {
    return ALL;
  }
  const of = secretsInScopes(dialect, hidden);
  const but = secretsInScopes(dialect, seen);
  return {
    // PostgreSQL hashes the result of NOT IN. An anti-join would compare all
    // pairs, because the planner does not know its size.
    sql: `observed.id not in (select id from (${of.sql}) as hidden except select id from (${but.sql}) as seen)`,
    bindings: [...of.bindings, ...but.bindings],
  };
}

function join(
  dialect: Dialect,
  criteria: SecretCriteria[],
  operator: 'and' | 'or',
  empty: Sql,
): Sql {
  return criteria.length
    ? combine(
        criteria.map(one => criteriaSql(dialect, one)),
        operator,
      )
    : empty;
}

function combine(parts: Sql[], operator: 'and' | 'or'): Sql {
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(` ${operator} `),
    bindings: parts.flatMap(({ bindings }) => bindings),
  };
}

function oneOf(dialect: Dialect, column: string, values: string[]): Sql {
  switch (values.length) {
    case 0:
      return NONE;
    case 1:
      return { sql: `${column} = ?`, bindings: values };
    default:
      return dialect.oneOf(column, values);
  }
}

function matches(dialect: Dialect, column: string, patterns: string[]): Sql {
  if (patterns.some(pattern => /^\*+$/.test(pattern))) {
    return ALL;
  }
  const literal = patterns.filter(pattern => !pattern.includes('*'));
  const others = patterns.filter(pattern => pattern.includes('*'));
  const parts = others.map(pattern => dialect.like(column, pattern));
  if (literal.length) {
    parts.push(oneOf(dialect, column, literal));
  }
  return parts.length ? combine(parts, 'or') : NONE;
}

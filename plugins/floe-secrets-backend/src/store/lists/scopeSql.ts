import { LabelRequirement } from '../../model/labels';
import { Dialect, Sql } from './dialect';
import { LabelScope } from './SecretCriteria';

/** A scope as the database reads it: one label that it demands, and what else. */
type ScopeRow = {
  key?: string;
  value?: string;
  cluster?: string;
  namespace?: string;
  owner?: string;
  /** JSON array of {@link RestRow}. */
  rest?: string;
};

type RestRow = { operator: string; key: string; value: string };

/** Scopes by the index that finds their secrets. */
type Anchored = { byValue: ScopeRow[]; byKey: ScopeRow[]; byPlace: ScopeRow[] };

const COLUMNS = ['key', 'value', 'cluster', 'namespace', 'owner', 'rest'];

/**
 * A query for the ids of all managed secrets in any of the scopes. The
 * scopes are one binding each way, so that thousands of them make no longer
 * a statement than one.
 *
 * @param select - what to select of `scope` and `found`, the secret
 */
export function secretsInScopes(
  dialect: Dialect,
  scopes: (LabelScope & { owner?: string })[],
  select: string = 'found.id as id',
): Sql {
  const { byValue, byKey, byPlace } = anchor(scopes);
  const branches = [
    branch(dialect, byValue, select, 'value'),
    branch(dialect, byKey, select, 'key'),
    branch(dialect, byPlace, select, 'place'),
  ].flatMap(part => part ?? []);
  return branches.length
    ? {
        sql: branches.map(({ sql }) => sql).join(' union all '),
        bindings: branches.flatMap(({ bindings }) => bindings),
      }
    : {
        sql: `select ${select} from managed_secrets as found cross join (select null as owner) as scope where 1 = 0`,
        bindings: [],
      };
}

/** The owner of a scope, for the `select` of {@link secretsInScopes}. */
export function scopeOwner(dialect: Dialect): string {
  return dialect.field('scope', 'owner');
}

function anchor(scopes: (LabelScope & { owner?: string })[]): Anchored {
  const anchored: Anchored = { byValue: [], byKey: [], byPlace: [] };
  for (const { cluster, namespace, owner, selector } of scopes) {
    const place = {
      cluster: cluster ?? undefined,
      namespace: namespace ?? undefined,
      owner,
    };
    const demanded =
      selector.find(({ operator }) => operator === 'in') ??
      selector.find(({ operator }) =>
        ['exists', 'gt', 'lt'].includes(operator),
      );
    const others = selector.filter(one => one !== demanded);
    if (demanded?.operator === 'in') {
      const rest = toRest(others);
      for (const value of new Set(demanded.values)) {
        anchored.byValue.push({ ...place, key: demanded.key, value, rest });
      }
    } else if (demanded) {
      const rest = toRest(selector);
      anchored.byKey.push({ ...place, key: demanded.key, rest });
    } else {
      anchored.byPlace.push({ ...place, rest: toRest(others) });
    }
  }
  return anchored;
}

function toRest(selector: LabelRequirement[]): string | undefined {
  const rows = selector.map((requirement): RestRow => {
    const { operator, key } = requirement;
    switch (requirement.operator) {
      case 'in':
      case 'notin':
        return { operator, key, value: JSON.stringify(requirement.values) };
      case 'gt':
      case 'lt':
        return { operator, key, value: String(requirement.value) };
      default:
        return { operator, key, value: '' };
    }
  });
  return rows.length ? JSON.stringify(rows) : undefined;
}

function branch(
  dialect: Dialect,
  scopes: ScopeRow[],
  select: string,
  by: 'value' | 'key' | 'place',
): Sql | undefined {
  if (scopes.length === 0) {
    return undefined;
  }
  const field = (name: string) => dialect.field('scope', name);
  const join = {
    value: `join secret_labels as label on label.key = ${field(
      'key',
    )} and label.value = ${field('value')}
      join managed_secrets as found on found.id = label.secret_id`,
    key: `join secret_labels as label on label.key = ${field('key')}
      join managed_secrets as found on found.id = label.secret_id`,
    place: 'join managed_secrets as found on 1 = 1',
  }[by];
  const conditions = [
    ...(scopes.some(({ cluster }) => cluster !== undefined)
      ? [`(${field('cluster')} is null or ${field('cluster')} = found.cluster)`]
      : []),
    ...(scopes.some(({ namespace }) => namespace !== undefined)
      ? [
          `(${field('namespace')} is null or ${field(
            'namespace',
          )} = found.namespace or ${field(
            'namespace',
          )} = found.target_namespace)`,
        ]
      : []),
    ...(scopes.some(({ rest }) => rest !== undefined)
      ? [`(${field('rest')} is null or ${holdsRest(dialect)})`]
      : []),
  ];
  return {
    sql: `select ${select} from ${dialect.rows('?', COLUMNS, 'scope')} ${join}${
      conditions.length ? ` where ${conditions.join(' and ')}` : ''
    }`,
    bindings: [JSON.stringify(scopes)],
  };
}

/** No other requirement of the scope is missed. */
function holdsRest(dialect: Dialect): string {
  const field = (name: string) => dialect.field('rest', name);
  const label = (condition: string) =>
    `exists (select 1 from secret_labels as own where own.secret_id = found.id and own.key = ${field(
      'key',
    )} and ${condition})`;
  const listed = `own.value in (${dialect.texts(field('value'))})`;
  return `not exists (
    select 1 from ${dialect.rows(
      dialect.field('scope', 'rest'),
      ['operator', 'key', 'value'],
      'rest',
    )}
    where not case ${field('operator')}
      when 'in' then ${label(listed)}
      when 'notin' then not ${label(listed)}
      when 'exists' then ${label('1 = 1')}
      when 'absent' then not ${label('1 = 1')}
      when 'gt' then ${label(
        dialect.comparesTo('own.value', '>', field('value')),
      )}
      when 'lt' then ${label(
        dialect.comparesTo('own.value', '<', field('value')),
      )}
      else 1 = 0 end)`;
}

import type { FoundValue } from './foundValues';

/** A key of a Secret that a value can be sealed for. */
export type Target = {
  /** `components.compute` or `custom.dbt-cloud`. */
  place: string;
  secretKey: string;
  /** Label of the choice, such as `Compute engine: SNOWFLAKE_USER`. */
  label: string;
  /** Whether the values files have a value for it, which a new one replaces. */
  isInGit: boolean;
  /** The type of its whole value, if known. */
  holds?: FoundValue['holds'];
};

export function idOf({
  place,
  secretKey,
}: Pick<Target, 'place' | 'secretKey'>): string {
  return `${place} ${secretKey}`;
}

/** Names that AWS gives its keys in the answers of its API. */
const ALIASES: Readonly<Record<string, string | undefined>> = {
  AccessKeyId: 'AWS_ACCESS_KEY_ID',
  SecretAccessKey: 'AWS_SECRET_ACCESS_KEY',
};

/** Treats `Db.Password`, `DB_PASSWORD` and `db-password` as equal. */
function normalize(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * How well a name matches a key, the best first: the same name; equal except
 * for case and separators; equal after a prefix (`PROD_SNOWFLAKE_USER`,
 * `compute.snowflake.user`); a credentials file for a key with such a file.
 */
function rankOf({ name, holds }: FoundValue, target: Target): number {
  const own = normalize(ALIASES[name.split('.').pop()!] ?? name);
  const key = normalize(target.secretKey);
  if (name === target.secretKey) {
    return 4;
  }
  if (own === key) {
    return 3;
  }
  // Too many names end with a key of one word, such as `token`.
  if (key.includes('-') && own.endsWith(`-${key}`)) {
    return 2;
  }
  return holds && holds === target.holds ? 1 : 0;
}

/**
 * Proposes a key for each value, in the order of the values. Each key is
 * proposed once, for the name that matches best. If two match equally, such as
 * two keys for one name, nothing is proposed.
 */
export function matchValues(
  values: readonly FoundValue[],
  targets: readonly Target[],
): (Target | undefined)[] {
  const ranks = values.map(value =>
    targets.map(target => rankOf(value, target)),
  );
  return ranks.map((own, index) => {
    const best = Math.max(0, ...own);
    const at = own.indexOf(best);
    const isOnly = best > 0 && own.lastIndexOf(best) === at;
    const isAmbiguous = ranks.some(
      (other, rival) => rival !== index && other[at] >= best,
    );
    return isOnly && !isAmbiguous ? targets[at] : undefined;
  });
}

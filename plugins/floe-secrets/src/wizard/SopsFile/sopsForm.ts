import {
  SOPS_VALUES_GROUPS,
  type SopsFileChange,
  type SopsLayout,
  type SopsSecrets,
  type SopsValuesGroup,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  customNameSchema,
  objectNameSchema,
  secretKeySchema,
} from '@floe/values-files';

/** A key of a Secret; its value is stored separately, by this id. */
export type SopsRow = { id: number; key: string };

/**
 * One Secret: a part of `secrets` that the chart supports, or one with a name.
 */
export type SopsSecretForm = {
  id: number;
  group?: SopsValuesGroup;
  name: string;
  rows: SopsRow[];
};

/** The user's choices and names, without values. */
export type SopsForm = {
  layout: SopsLayout;
  /** The user's path; undefined for the proposed one. */
  path: string | undefined;
  recipients: SopsFileChange['recipients'];
  secrets: SopsSecretForm[];
};

/** Values in clear text, by id of their row. */
type SopsValues = ReadonlyMap<number, string>;

let lastId = 0;
function nextId() {
  lastId += 1;
  return lastId;
}

/** A key without a value. */
export function newRow(key: string): SopsRow {
  return { id: nextId(), key };
}

/**
 * A Secret without values: with the fields of the chart, or with one unnamed
 * key.
 */
export function newSecret(group?: SopsValuesGroup): SopsSecretForm {
  return {
    id: nextId(),
    ...(group && { group }),
    name: '',
    rows: (group ? [...SOPS_VALUES_GROUPS[group]] : ['']).map(newRow),
  };
}

/** The content of an empty form. */
export function emptyForm(layout: SopsLayout): SopsForm {
  return {
    layout,
    path: undefined,
    recipients: 'rule',
    secrets: layout === 'manifest' ? [newSecret()] : [],
  };
}

/** Whether the name of a Secret is valid, or not needed. */
export function isNamed(
  layout: SopsLayout,
  { group, name }: SopsSecretForm,
): boolean {
  const schema = layout === 'manifest' ? objectNameSchema : customNameSchema;
  return group !== undefined || schema.safeParse(name).success;
}

/** Whether the name of a key is valid and unique in its Secret. */
export function isUsableKey(rows: readonly SopsRow[], key: string): boolean {
  return (
    secretKeySchema.safeParse(key).success &&
    rows.filter(row => row.key === key).length === 1
  );
}

/**
 * The Secrets with their values; undefined while a value has no name, or there
 * is no value.
 */
export function secretsOf(
  { layout, secrets }: SopsForm,
  values: SopsValues,
): SopsSecrets | undefined {
  const filled = secrets.flatMap(secret => {
    const rows = secret.rows.filter(({ id }) => values.has(id));
    return rows.length > 0 ? [{ secret, rows }] : [];
  });
  const areNamed = filled.every(
    ({ rows, secret }) =>
      isNamed(layout, secret) &&
      rows.every(({ key }) => isUsableKey(secret.rows, key)),
  );
  const names = filled.map(({ secret }) => secret.group ?? `=${secret.name}`);
  if (filled.length === 0 || !areNamed || new Set(names).size < names.length) {
    return undefined;
  }
  return filled.map(({ rows, secret: { group, name } }) => ({
    ...(group ? { group } : { name }),
    keys: rows.map(({ id, key }) => ({ key, value: values.get(id)! })),
  }));
}

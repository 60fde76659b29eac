import type { PreviewSettings } from '@floe/backstage-plugin-floe-secrets-common';
import type { DatabaseConnection, SecretsChange } from '@floe/values-files';

type Current = PreviewSettings['dagster']['database'];

const FIELDS = ['host', 'port', 'username', 'database'] as const;
type Field = (typeof FIELDS)[number];

function presentValue(current: Current, field: Field) {
  const value = current[field]?.value;
  return field === 'port' && value !== undefined ? Number(value) : value;
}

/** Where Dagster finds its database, as the values files and a change have it. */
export function databaseOf(
  current: Current,
  change?: Pick<SecretsChange, 'database' | 'remove'>,
): DatabaseConnection | undefined {
  const fields = FIELDS.flatMap(field => {
    const value =
      change?.database?.[field] ??
      (change?.remove?.database?.includes(field)
        ? undefined
        : presentValue(current, field));
    return value === undefined ? [] : [[field, value]];
  });
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}

/**
 * The difference between the form and the values files; nothing if the form has
 * no such part.
 *
 * @param corrects - whether the form was opened to make Dagster use the Secret
 */
export function changedDatabase(
  current: Current,
  wanted: DatabaseConnection | undefined,
  corrects = false,
): { set?: DatabaseConnection; removed: Field[] } {
  if (!wanted) {
    return { removed: [] };
  }
  const changed = FIELDS.filter(
    field =>
      wanted[field] !== undefined &&
      wanted[field] !== presentValue(current, field),
  );
  const ownSecret = corrects && current.generatesSecret.value;
  return {
    ...((changed.length > 0 || ownSecret) && {
      set: {
        ...Object.fromEntries(changed.map(field => [field, wanted[field]])),
        ...(ownSecret && { ownSecret }),
      },
    }),
    removed: FIELDS.filter(
      field =>
        wanted[field] === undefined &&
        presentValue(current, field) !== undefined &&
        current[field]?.file !== null,
    ),
  };
}

import { SECTIONS } from '@floe/values-files';

/**
 * What the wizard was opened for, from the address of its page; null if
 * nothing.
 */
export type OpenedPart = {
  /** A component or custom entry, such as `compute` or `custom.dbt-cloud`. */
  part: string | null;
  /** One of `WIZARD_TASKS`. */
  task: string | null;
  /** A key of the Secret. */
  secretKey: string | null;
};

/** The name of the custom entry that the wizard was opened for. */
export function customNameOf(part: string | null): string | undefined {
  return part?.startsWith('custom.') ? part.slice('custom.'.length) : undefined;
}

/** The keys of the parts that the values files of a release have. */
export type PresentParts = {
  components: Partial<
    Record<
      string,
      { enabled: { value: boolean }; keys: readonly { secretKey: string }[] }
    >
  >;
  custom: readonly {
    name: string;
    keys: readonly (string | { secretKey: string })[];
  }[];
};

/**
 * What the values files lack of that which the wizard was opened for, so that
 * it cannot be changed here: the part or its key; undefined if they have all.
 */
export function missingPart(
  { part, secretKey, task }: OpenedPart,
  present: PresentParts,
): 'part' | 'key' | undefined {
  const name = customNameOf(part);
  const component = part ? present.components[part] : undefined;
  const entry = present.custom.find(own => own.name === name);
  const isSection = SECTIONS.some(section => section === part);
  // A Secret that nothing manages is added here.
  if ((!isSection && name === undefined) || task === 'manage') {
    return undefined;
  }
  const keys = component?.enabled.value ? component.keys : entry?.keys;
  if (!keys) {
    return 'part';
  }
  return secretKey === null ||
    keys.some(key =>
      typeof key === 'string' ? key === secretKey : key.secretKey === secretKey,
    )
    ? undefined
    : 'key';
}

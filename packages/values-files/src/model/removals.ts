import { z } from 'zod';
import { withoutCredential } from './credentialForms';
import { annotationName } from './annotations';
import { DAGSTER_WORKLOADS } from './dagsterSettings';
import { ISSUE_TEXTS } from './issueTexts';
import { MAX_CUSTOM, MAX_KEYS } from './limits';
import { SECTIONS } from './sections';

/**
 * A name that is in a file. It may break the rules for new names, because wrong
 * names must be removable too.
 */
const presentName = withoutCredential(
  z
    .string()
    .min(1, 'name what to remove')
    .max(253, ISSUE_TEXTS.nameLong)
    .regex(
      /^[-._a-zA-Z0-9]+$/,
      'a name has letters, digits, hyphens, underscores and dots only',
    ),
);

/** A component or a custom entry. */
const ownerOfKeys = {
  component: z.enum(SECTIONS).optional(),
  custom: presentName.optional(),
};

function nameOne(
  { component, custom }: { component?: string; custom?: string },
  context: z.RefinementCtx,
) {
  if ((component === undefined) === (custom === undefined)) {
    context.addIssue({
      code: 'custom',
      message: 'name either a component or a custom entry',
    });
  }
}

const removedKey = z
  .strictObject({ ...ownerOfKeys, secretKey: presentName })
  .superRefine(nameOne);

/** A workload of Dagster and a Secret of the release. */
const reader = z
  .strictObject({ ...ownerOfKeys, workload: z.enum(DAGSTER_WORKLOADS) })
  .superRefine(nameOne);

const removedCustomSetting = z.strictObject({
  custom: presentName,
  setting: z.enum([
    'component',
    'storeRef',
    'refreshInterval',
    'creationPolicy',
  ]),
});

/** Existing Secrets of the release and workloads that shall read them. */
export const readers = z
  .array(reader)
  .max(MAX_KEYS, `at most ${MAX_KEYS} entries`);

const sections = z
  .array(z.enum(SECTIONS))
  .max(SECTIONS.length, 'each component once');

const customNames = z
  .array(presentName)
  .max(MAX_CUSTOM, `at most ${MAX_CUSTOM} custom entries`);

/**
 * Components and custom entries whose Secrets another approach of the release
 * creates until now. The change takes them out of the other approach.
 */
export const replaced = z.strictObject({
  components: sections.optional(),
  custom: customNames.optional(),
});

/**
 * The parts of a release's values that a change removes. Each removal is named:
 * everything else stays.
 * @public
 */
export const removals = z.strictObject({
  /** Everything of this approach in the release. */
  approach: z.literal(true).optional(),
  /** Sections of the chart, with their keys. */
  components: sections.optional(),
  /** Custom entries, by their names. */
  custom: customNames.optional(),
  /** Single keys. A component or entry that has no key left is removed with its last one. */
  keys: z
    .array(removedKey)
    .max(MAX_KEYS, `at most ${MAX_KEYS} keys`)
    .optional(),
  /** Settings of the release to reset to the default of the chart. */
  settings: z
    .array(z.enum(['refreshInterval', 'creationPolicy']))
    .max(2, 'each setting once')
    .optional(),
  /** Settings of custom entries to reset to those of the release. */
  customSettings: z
    .array(removedCustomSetting)
    .max(4 * MAX_CUSTOM, 'each setting once')
    .optional(),
  /** Annotations of all objects of the approach, by their names. */
  annotations: z
    .array(annotationName)
    .max(MAX_KEYS, `at most ${MAX_KEYS} annotations`)
    .optional(),
  /** Settings of the address of Dagster's database. */
  database: z
    .array(z.enum(['host', 'port', 'username', 'database']))
    .max(4, 'each setting once')
    .optional(),
  /** Workloads of Dagster that shall no longer read a Secret. */
  envSecrets: z
    .array(reader)
    .max(MAX_KEYS, `at most ${MAX_KEYS} entries`)
    .optional(),
});

export type Removals = z.output<typeof removals>;

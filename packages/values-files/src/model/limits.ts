import { z } from 'zod';
import { withoutCredential } from './credentialForms';
import { ISSUE_TEXTS } from './issueTexts';
import { DNS_SUBDOMAIN } from './kubernetesNames';
import { survivesUnquoted } from './plainScalar';
import { SECTIONS } from './sections';

/** Maximum number of keys of one Secret in a change. */
export const MAX_KEYS = 200;
/** Maximum number of custom entries in a change. */
export const MAX_CUSTOM = 50;

/** Refuses a list in which two entries share a field. */
export function unique<K extends string>(field: K) {
  return (
    entries: readonly Readonly<Record<K, string>>[],
    context: z.RefinementCtx,
  ) => {
    const seen = new Set<string>();
    entries.forEach((entry, index) => {
      if (seen.has(entry[field])) {
        context.addIssue({
          code: 'custom',
          path: [index, field],
          message: ISSUE_TEXTS.twice,
        });
      }
      seen.add(entry[field]);
    });
  };
}

const RESERVED_NAMES = SECTIONS.map(section => `${section}-secret`);

/**
 * Name of a custom entry: the part after the chart's name in the object's name.
 * @public
 */
export const customName = withoutCredential(
  z
    .string()
    .min(1, ISSUE_TEXTS.entry)
    .max(200, ISSUE_TEXTS.entryLong)
    .regex(DNS_SUBDOMAIN, ISSUE_TEXTS.entryForm),
)
  .refine(survivesUnquoted, ISSUE_TEXTS.entryUnquoted)
  .refine(name => !RESERVED_NAMES.includes(name), ISSUE_TEXTS.entryReserved);

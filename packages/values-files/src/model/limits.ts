import { z } from 'zod';
import { withoutCredential } from './credentialForms';
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
          message: 'it is in the list twice: keep one of them',
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
    .min(1, 'give the entry a name')
    .max(200, 'the name of an entry has at most 200 characters')
    .regex(
      DNS_SUBDOMAIN,
      'the name of an entry has lower-case letters, digits and hyphens, and begins and ends with a letter or digit (RFC 1123)',
    ),
)
  .refine(
    survivesUnquoted,
    'the chart writes the name without quotes and YAML would not read this one as text: choose another',
  )
  .refine(
    name => !RESERVED_NAMES.includes(name),
    'a section of the chart already creates a Secret of this name: choose another',
  );

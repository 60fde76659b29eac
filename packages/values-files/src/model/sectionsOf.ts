import { z } from 'zod';
import { withoutCredential } from './credentialForms';

/** The engine whose keys the form offered; it is not written to the values file. */
export const engine = withoutCredential(
  z
    .string()
    .max(63)
    .regex(/^[-a-z0-9]*$/, 'an engine has lower-case letters and digits'),
);

/** The chart's four sections, each optional and described by the same schema. */
export function sectionsOf<T extends z.ZodType>(section: T) {
  return z
    .strictObject({
      postgresql: section.optional(),
      compute: section.optional(),
      storage: section.optional(),
      catalog: section.optional(),
    })
    .default({});
}

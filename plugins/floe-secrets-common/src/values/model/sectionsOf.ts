import { z } from 'zod';

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

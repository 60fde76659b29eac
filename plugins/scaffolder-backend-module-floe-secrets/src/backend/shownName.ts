import { looksLikeCredential, placeNameSchema } from '@floe/values-files';

/**
 * A name as a message may quote it: a text that is not a valid name could be a
 * value.
 */
export function shownName(name: string): string {
  return placeNameSchema.safeParse(name).success && !looksLikeCredential(name)
    ? name
    : 'of this name';
}

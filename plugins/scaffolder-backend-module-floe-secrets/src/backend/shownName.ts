import { looksLikeCredential, placeNameSchema } from '@floe/values-files';

/** What a message repeats of a name: whatever is none could be a value. */
export function shownName(name: string): string {
  return placeNameSchema.safeParse(name).success && !looksLikeCredential(name)
    ? name
    : 'of this name';
}

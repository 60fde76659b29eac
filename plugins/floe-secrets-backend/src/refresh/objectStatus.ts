import { ObservedSecret } from '../model/observed';

/** The progress of one awaited object; `words` are sentences for the user. */
export type ObjectStatus =
  | { state: 'refreshed' | 'waiting'; words: string }
  | { state: 'failed'; words: string; secret: ObservedSecret | null };

export const REVERTED =
  'Another client, perhaps a GitOps controller, has removed the annotation';

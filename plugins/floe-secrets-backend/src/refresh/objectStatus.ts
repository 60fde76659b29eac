import { ObservedSecret } from '../model/observed';

/** What is seen of one awaited object. */
export type ObjectStatus =
  | { state: 'refreshed' | 'waiting'; words: string }
  | { state: 'failed'; words: string; secret: ObservedSecret | null };

export const REVERTED =
  'another client, perhaps a GitOps controller, has removed the annotation';

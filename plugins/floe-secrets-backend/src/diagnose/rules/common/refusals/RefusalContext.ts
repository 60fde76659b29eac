import { SecretSubject } from '../../../types';

/** What the refusals need to know about the secret. */
export type RefusalContext = Pick<
  SecretSubject,
  'facts' | 'secret' | 'targetExists'
>;

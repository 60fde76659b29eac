import { ReadableSecret } from '../../secrets/ReadableSecrets';
import { NewCampaignItem } from '../types';

/** A secret that a campaign may take; `whyNot` says why it is skipped. */
export type Candidate = ReadableSecret &
  Pick<NewCampaignItem, 'likely' | 'changedAt'> & {
    keys?: string[];
    /** Its Secret, if that has another name. */
    secret?: Pick<NewCampaignItem, 'namespace' | 'name'>;
    whyNot: string | null;
  };

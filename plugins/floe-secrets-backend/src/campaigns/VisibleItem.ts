import { ObservedSecret } from '../model/observed';
import { CampaignItem } from './types';

/** An item as the caller may see it. */
export type VisibleItem = {
  item: CampaignItem;
  observed: ObservedSecret;
  environment: string;
  /** Its entity, where the caller sees it. */
  entityRef: string | null;
  mayChange: boolean;
};

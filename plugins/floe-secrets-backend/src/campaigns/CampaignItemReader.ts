import { Knex } from 'knex';
import { campaignItemFromRow, CampaignItemRow, ITEM_COLUMNS } from './rows';
import { CampaignItem, CampaignScope, ResealedKey } from './types';

type ShownRow = Omit<CampaignItemRow, 'ciphertexts'> & { url: string | null };

/** An item of a migration, and what is known of its campaign. */
export type MigratingItem = CampaignItem & {
  cancelled: boolean;
  scope: CampaignScope;
};

/** Reads the items of campaigns. */
export class CampaignItemReader {
  readonly #database: Knex;

  constructor(options: { database: Knex }) {
    this.#database = options.database;
  }

  /** The items of some campaigns, in their order. */
  async listItems(campaignIds: string[]): Promise<CampaignItem[]> {
    const rows = await this.#items()
      .whereIn('item.campaign_id', campaignIds)
      .orderBy('item.position');
    return rows.map(campaignItemFromRow);
  }

  /** The ciphertexts of items that wait for a pull request, by their ids. */
  async listCiphertexts(
    campaignId: string,
  ): Promise<Map<string, ResealedKey[]>> {
    const rows = await this.#database<CampaignItemRow>('campaign_items')
      .where('campaign_id', campaignId)
      .whereIn('status', ['resealed', 'proposed'])
      .whereNotNull('ciphertexts')
      .select('id', 'ciphertexts');
    return new Map(
      rows.map(({ ciphertexts, id }) => [id, JSON.parse(ciphertexts ?? '[]')]),
    );
  }

  /** Items of all campaigns that are sealed again and have not ended. */
  async listAwaited(): Promise<CampaignItem[]> {
    const rows = await this.#items()
      .join('campaigns as campaign', 'campaign.id', 'item.campaign_id')
      .where('campaign.kind', 'reseal')
      .whereIn('item.status', ['resealed', 'proposed', 'merged']);
    return rows.map(campaignItemFromRow);
  }

  /** Items of rotations that run whose value is the old one. */
  async listToRotate(): Promise<CampaignItem[]> {
    const rows = await this.#items()
      .join('campaigns as campaign', 'campaign.id', 'item.campaign_id')
      .where('campaign.kind', 'rotation')
      .where('campaign.status', 'running')
      .where('item.status', 'waiting');
    return rows.map(campaignItemFromRow);
  }

  /**
   * Items of migrations whose cluster is to be looked at: those of running
   * campaigns, and of cancelled ones as far as they have a pull request.
   */
  async listMigrating(): Promise<MigratingItem[]> {
    const rows = await this.#items()
      .join('campaigns as campaign', 'campaign.id', 'item.campaign_id')
      .where('campaign.kind', 'migration')
      .where(either =>
        either
          .where(running =>
            running
              .where('campaign.status', 'running')
              .whereIn('item.status', ['waiting', 'proposed', 'merged']),
          )
          .orWhere(cancelled =>
            cancelled
              .where('campaign.status', 'cancelled')
              .whereIn('item.status', ['proposed', 'merged']),
          ),
      )
      .select('campaign.status as campaign_status', 'campaign.scope');
    return (
      rows as (ShownRow & { campaign_status: string; scope: string })[]
    ).map(row => ({
      ...campaignItemFromRow(row),
      cancelled: row.campaign_status === 'cancelled',
      scope: JSON.parse(row.scope),
    }));
  }

  #items() {
    return this.#database('campaign_items as item')
      .leftJoin(
        'campaign_pull_requests as pull_request',
        'pull_request.id',
        'item.pull_request_id',
      )
      .select<ShownRow[]>(
        ...ITEM_COLUMNS.map(column => `item.${column}`),
        'pull_request.url',
      );
  }
}

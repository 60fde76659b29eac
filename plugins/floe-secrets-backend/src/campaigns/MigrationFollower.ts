import { ObservedSecret } from '../model/observed';
import { ObservationReader } from '../store/ObservationStore';
import { assessMigration } from './assessMigration';
import { CampaignItemReader } from './CampaignItemReader';
import { CampaignStore } from './CampaignStore';
import { inReachableClusters } from './inReachableClusters';
import { CampaignItem } from './types';

const ROWS_TOGETHER = 500;

export type MigrationFollowerOptions = {
  store: Pick<CampaignStore, 'beginStep' | 'endFinished' | 'move' | 'note'>;
  itemReader: Pick<CampaignItemReader, 'listMigrating'>;
  reader: Pick<ObservationReader, 'listClusters' | 'listSecrets'>;
  /** Called with the secrets whose items changed. */
  onMoved: (secretIds: string[]) => void;
};

type Migrating = CampaignItem & { cancelled: boolean };

/**
 * Follows migrations: an item begins its next step only after the cluster has
 * shown that the previous one is done. Reads the database only.
 */
export class MigrationFollower {
  readonly #options: MigrationFollowerOptions;

  constructor(options: MigrationFollowerOptions) {
    this.#options = options;
  }

  async look(): Promise<void> {
    const { itemReader, onMoved, reader, store } = this.#options;
    const items = await itemReader.listMigrating();
    if (items.length === 0) {
      return;
    }
    const shown = await inReachableClusters(items, reader);
    const moved: string[] = [];
    for (let from = 0; from < shown.length; from += ROWS_TOGETHER) {
      moved.push(
        ...(await this.#lookAt(shown.slice(from, from + ROWS_TOGETHER))),
      );
    }
    if (moved.length > 0) {
      await store.endFinished();
      onMoved(moved);
    }
  }

  async #lookAt(items: Migrating[]): Promise<string[]> {
    const { reader } = this.#options;
    const [sealed, externals] = await Promise.all([
      reader.listSecrets({ ids: items.map(({ secretId }) => secretId) }),
      reader.listSecrets({
        kinds: ['ExternalSecret'],
        places: placesOf(items),
        targetNames: [...new Set(items.map(({ name }) => name))],
      }),
    ]);
    const byId = new Map(sealed.map(secret => [secret.id, secret]));
    const moved: string[] = [];
    for (const item of items) {
      const writers = externals.filter(external => writes(external, item));
      if (await this.#follow(item, byId.get(item.secretId), writers)) {
        moved.push(item.secretId);
      }
    }
    return moved;
  }

  /** @returns whether the item changed */
  async #follow(
    item: Migrating,
    sealed: ObservedSecret | undefined,
    externals: ObservedSecret[],
  ): Promise<boolean> {
    const { store } = this.#options;
    const { reason, step } = assessMigration(item, sealed, externals);
    if (step === null) {
      return await store.move(item, { status: 'arrived', reason: null });
    }
    if (step !== item.step) {
      return item.cancelled
        ? await store.move(item, { status: 'cancelled', reason: null })
        : await store.beginStep(item, step, reason);
    }
    if (reason !== item.reason) {
      await store.note(item.id, reason);
    }
    return false;
  }
}

function placesOf(items: CampaignItem[]) {
  const places = new Map(
    items.map(({ cluster, namespace }) => [
      `${cluster}/${namespace}`,
      { cluster, namespace },
    ]),
  );
  return [...places.values()];
}

function writes(
  { cluster, facts, namespace }: ObservedSecret,
  item: CampaignItem,
): boolean {
  return (
    facts.type === 'external-secret' &&
    facts.targetName === item.name &&
    cluster === item.cluster &&
    namespace === item.namespace
  );
}

import { objectKindsOf } from '../../model/objectKinds';
import { ObservedSecret } from '../../model/observed';
import { targetOf } from '../../model/target';
import { ObservationReader } from '../../store/ObservationStore';
import {
  targetKey,
  TargetReader,
} from '../../store/targets/DatabaseTargetReader';
import { CampaignItemReader, MigratingItem } from '../CampaignItemReader';
import { CampaignStore } from '../CampaignStore';
import { inReachableClusters } from '../inReachableClusters';
import { CampaignItem } from '../types';
import { SeenMigration } from './MigrationRules';
import { requireMigration } from './plans';

const ROWS_TOGETHER = 500;

type MigrationFollowerOptions = {
  store: Pick<CampaignStore, 'beginStep' | 'endFinished' | 'move' | 'note'>;
  itemReader: Pick<CampaignItemReader, 'listMigrating'>;
  reader: Pick<ObservationReader, 'listClusters' | 'listSecrets'>;
  targets: Pick<TargetReader, 'read'>;
  /** Called with the secrets whose items changed. */
  onMoved: (secretIds: string[]) => void;
};

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

  async #lookAt(items: MigratingItem[]): Promise<string[]> {
    const { reader, targets } = this.#options;
    const destinations = items.map(
      ({ scope }) => requireMigration(scope).rules.destination,
    );
    const [sources, makers, { metadata }] = await Promise.all([
      reader.listSecrets({ ids: items.map(({ secretId }) => secretId) }),
      reader.listSecrets({
        kinds: objectKindsOf(...destinations),
        places: placesOf(items),
        targetNames: [...new Set(items.map(({ name }) => name))],
      }),
      targets.read(items, ['secret-metadata']),
    ]);
    const byId = new Map(sources.map(secret => [secret.id, secret]));
    const moved: string[] = [];
    for (const [index, item] of items.entries()) {
      const seen = {
        source: byId.get(item.secretId),
        makers: makers.filter(
          maker =>
            maker.facts.type === destinations[index] && makes(maker, item),
        ),
        target: metadata.get(targetKey(item)),
      };
      if (await this.#follow(item, seen)) {
        moved.push(item.secretId);
      }
    }
    return moved;
  }

  /** @returns whether the item changed */
  async #follow(item: MigratingItem, seen: SeenMigration): Promise<boolean> {
    const { store } = this.#options;
    const { reason, step } = requireMigration(item.scope).rules.assess(
      item,
      seen,
    );
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

function makes(secret: ObservedSecret, item: CampaignItem): boolean {
  return (
    targetOf(secret).name === item.name &&
    secret.cluster === item.cluster &&
    secret.namespace === item.namespace
  );
}

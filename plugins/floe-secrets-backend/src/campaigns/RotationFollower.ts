import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { setImmediate } from 'node:timers/promises';
import { SecretEvaluator } from '../secrets/SecretEvaluator';
import { ObservationReader } from '../store/ObservationStore';
import { CampaignItemReader } from './CampaignItemReader';
import { CampaignStore } from './CampaignStore';
import { inReachableClusters } from './inReachableClusters';
import { CampaignItem } from './types';

const EVALUATED_TOGETHER = 200;

type RotationFollowerOptions = {
  store: Pick<CampaignStore, 'move' | 'endFinished'>;
  itemReader: Pick<CampaignItemReader, 'listToRotate'>;
  reader: Pick<ObservationReader, 'listClusters' | 'listSecrets'>;
  evaluator: Pick<SecretEvaluator, 'evaluate'>;
  /** Called with the secrets whose items changed. */
  onMoved: (secretIds: string[]) => void;
};

/**
 * Finds the secrets of rotations that have a new value: the cluster shows a
 * change that is newer than the last one known when the campaign began.
 */
export class RotationFollower {
  readonly #options: RotationFollowerOptions;

  constructor(options: RotationFollowerOptions) {
    this.#options = options;
  }

  async look(): Promise<void> {
    const { itemReader, onMoved, reader, store } = this.#options;
    const items = await itemReader.listToRotate();
    if (items.length === 0) {
      return;
    }
    const moved: string[] = [];
    const shown = await inReachableClusters(items, reader);
    for (let from = 0; from < shown.length; from += EVALUATED_TOGETHER) {
      moved.push(
        ...(await this.#lookAt(shown.slice(from, from + EVALUATED_TOGETHER))),
      );
      await setImmediate();
    }
    if (moved.length > 0) {
      await store.endFinished();
      onMoved(moved);
    }
  }

  async #lookAt(items: CampaignItem[]): Promise<string[]> {
    const { evaluator, reader, store } = this.#options;
    const secrets = await reader.listSecrets({
      ids: items.map(({ secretId }) => secretId),
    });
    const evaluated = new Map(
      (await evaluator.evaluate(secrets)).map(({ secret }) => [
        secret.id,
        secret.rotation,
      ]),
    );
    const moved: string[] = [];
    for (const item of items) {
      const rotation = evaluated.get(item.secretId);
      const to = outcomeOf(item, rotation);
      if (to && (await store.move(item, to))) {
        moved.push(item.secretId);
      }
    }
    return moved;
  }
}

/** The new status of an item; undefined if it still has the old value. */
function outcomeOf(
  item: CampaignItem,
  rotation: ManagedSecret['rotation'] | undefined,
) {
  if (!rotation) {
    return {
      status: 'failed',
      reason: 'It is no longer in the cluster.',
    } as const;
  }
  return hasChanged(item, rotation)
    ? ({ status: 'arrived', reason: null } as const)
    : undefined;
}

/** A time that is only an upper bound can belong to an older change. */
function hasChanged(
  { changedAt }: CampaignItem,
  {
    lastChanged,
    precision,
  }: { lastChanged: string | null; precision?: string },
): boolean {
  return (
    lastChanged !== null &&
    changedAt !== null &&
    precision !== 'at-latest' &&
    Date.parse(lastChanged) > Date.parse(changedAt)
  );
}

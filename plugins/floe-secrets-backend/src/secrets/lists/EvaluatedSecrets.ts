import { LRUCache } from 'lru-cache';
import { Clock } from '../../clock/Clock';
import { ObservedCluster, ObservedSecret } from '../../model/observed';
import { SecretId, SecretLists } from '../../store/lists/SecretLists';
import { ObservationReader } from '../../store/ObservationStore';
import { EvaluatedSecret, SecretEvaluator } from '../SecretEvaluator';

/** So many secrets are kept; each takes some kilobytes. */
const MAX_KEPT = 2_000;

/** Of each cluster the count of its changes, see `SecretLists.revisions`. */
export type Revisions = ReadonlyMap<string, number>;

/** A secret as it was evaluated, and of which state of the store. */
type Entry = {
  evaluated: EvaluatedSecret;
  /** Milliseconds since 1970. */
  madeAt: number;
  revision: number;
  /** How its cluster was seen. */
  seenAs: string;
};

/**
 * Evaluates whole secrets for pages, and keeps those that were looked at last.
 * What is kept is answered with as long as evaluating again would come to the
 * very same: nothing of the cluster was written since, the cluster is seen as
 * it was, and neither a state nor a text has come to its end.
 */
export class EvaluatedSecrets {
  readonly #options: {
    reader: Pick<ObservationReader, 'listClusters'>;
    lists: Pick<SecretLists, 'all' | 'contacts'>;
    evaluator: Pick<SecretEvaluator, 'evaluate'>;
    clock: Clock;
  };
  readonly #entries = new LRUCache<string, Entry>({ max: MAX_KEPT });

  constructor(options: {
    reader: Pick<ObservationReader, 'listClusters'>;
    lists: Pick<SecretLists, 'all' | 'contacts'>;
    evaluator: Pick<SecretEvaluator, 'evaluate'>;
    clock: Clock;
  }) {
    this.#options = options;
  }

  /**
   * Evaluates secrets that were read; the order stays.
   *
   * @param revisions - read before the secrets were
   * @param clusters - the secrets' clusters, where they have been read already
   */
  async evaluate(
    secrets: ObservedSecret[],
    revisions: Revisions,
    clusters?: ObservedCluster[],
  ): Promise<EvaluatedSecret[]> {
    if (secrets.length === 0) {
      return [];
    }
    const seen = clusters ?? (await this.#clustersOf(secrets));
    const seenAs = namesOf(seen);
    const known = secrets.map(secret => this.#peek(secret, revisions, seenAs));
    const fresh = await this.#evaluate(
      secrets.filter((_, index) => !known[index]),
      revisions,
      seen,
      seenAs,
    );
    return secrets.map((secret, index) =>
      known[index]
        ? seenAt(known[index], secret.seenAt)
        : fresh.get(secret.id)!,
    );
  }

  /**
   * Evaluates secrets that are only named, and reads those that are not kept.
   * The order stays; one that is gone is left out.
   *
   * @param revisions - read before
   */
  async read(
    keys: SecretId[],
    revisions: Revisions,
  ): Promise<EvaluatedSecret[]> {
    if (keys.length === 0) {
      return [];
    }
    const seen = await this.#clustersOf(keys);
    const seenAs = namesOf(seen);
    const kept = new Map<string, EvaluatedSecret>();
    for (const key of keys) {
      const evaluated = this.#peek(key, revisions, seenAs);
      if (evaluated) {
        kept.set(key.id, evaluated);
      }
    }
    const missing = keys.filter(({ id }) => !kept.has(id));
    const [contacts, fresh] = await Promise.all([
      kept.size ? this.#options.lists.contacts([...kept.keys()]) : new Map(),
      this.#readMissing(missing, revisions, seen, seenAs),
    ]);
    return keys.flatMap(({ id }) => {
      const evaluated = kept.get(id);
      return evaluated
        ? seenAt(evaluated, contacts.get(id) ?? evaluated.observed.seenAt)
        : fresh.get(id) ?? [];
    });
  }

  async #readMissing(
    keys: SecretId[],
    revisions: Revisions,
    clusters: ObservedCluster[],
    seenAs: Map<string, string>,
  ): Promise<Map<string, EvaluatedSecret>> {
    const secrets: ObservedSecret[] = [];
    if (keys.length > 0) {
      const ids = keys.map(({ id }) => id);
      for await (const batch of this.#options.lists.all({ ids })) {
        secrets.push(...batch);
      }
    }
    return await this.#evaluate(secrets, revisions, clusters, seenAs);
  }

  async #evaluate(
    secrets: ObservedSecret[],
    revisions: Revisions,
    clusters: ObservedCluster[],
    seenAs: Map<string, string>,
  ): Promise<Map<string, EvaluatedSecret>> {
    const { clock, evaluator } = this.#options;
    const madeAt = clock.now();
    const all =
      secrets.length > 0 ? await evaluator.evaluate(secrets, clusters) : [];
    for (const evaluated of all) {
      const { cluster, id } = evaluated.observed;
      const revision = revisions.get(cluster);
      if (revision !== undefined && evaluated.wordingUntil > madeAt) {
        const entry = { evaluated, madeAt, revision };
        this.#entries.set(id, { ...entry, seenAs: seenAs.get(cluster) ?? '' });
      }
    }
    return new Map(all.map(evaluated => [evaluated.observed.id, evaluated]));
  }

  #peek(
    { cluster, id }: SecretId,
    revisions: Revisions,
    seenAs: Map<string, string>,
  ): EvaluatedSecret | undefined {
    const entry = this.#entries.get(id);
    const now = this.#options.clock.now();
    return entry &&
      entry.revision === revisions.get(cluster) &&
      entry.seenAs === (seenAs.get(cluster) ?? '') &&
      entry.madeAt <= now &&
      now < entry.evaluated.wordingUntil
      ? entry.evaluated
      : undefined;
  }

  #clustersOf(secrets: { cluster: string }[]): Promise<ObservedCluster[]> {
    const names = new Set(secrets.map(({ cluster }) => cluster));
    return this.#options.reader.listClusters([...names]);
  }
}

function namesOf(clusters: ObservedCluster[]): Map<string, string> {
  return new Map(clusters.map(one => [one.name, JSON.stringify(one)]));
}

/** A row is not written again while its object stays as it is, so this alone goes on. */
function seenAt(evaluated: EvaluatedSecret, time: string): EvaluatedSecret {
  return evaluated.observed.seenAt === time
    ? evaluated
    : {
        ...evaluated,
        observed: { ...evaluated.observed, seenAt: time },
        secret: { ...evaluated.secret, lastSeen: time },
      };
}

import { LRUCache } from 'lru-cache';
import { Clock } from '../../clock/Clock';
import { ObservedCluster, ObservedSecret } from '../../model/observed';
import { SecretId, SecretLists } from '../../store/lists/SecretLists';
import { ObservationReader } from '../../store/ObservationStore';
import { WatchedRevisions } from '../../store/WatchedRevisions';
import { EvaluatedSecret, SecretEvaluator } from '../SecretEvaluator';

/** So many secrets are kept; each takes some kilobytes. */
const MAX_KEPT = 2_000;

/** A secret as it was evaluated, and of which state of the store. */
type Entry = {
  evaluated: EvaluatedSecret;
  /** Milliseconds since 1970. */
  madeAt: number;
  revision: number;
};

type EvaluatedSecretsOptions = {
  reader: Pick<ObservationReader, 'readClusters'>;
  lists: Pick<SecretLists, 'all' | 'contacts'>;
  evaluator: Pick<SecretEvaluator, 'evaluate'>;
  clock: Clock;
};

/**
 * Evaluates whole secrets for pages, and keeps those that were looked at last.
 * What is kept is answered with as long as evaluating again would come to the
 * very same: nothing of the cluster was written since, a replica watches it,
 * and neither a state nor a text has come to its end.
 */
export class EvaluatedSecrets {
  readonly #options: EvaluatedSecretsOptions;
  readonly #entries = new LRUCache<string, Entry>({ max: MAX_KEPT });

  constructor(options: EvaluatedSecretsOptions) {
    this.#options = options;
  }

  /**
   * Evaluates secrets that were read; the order stays.
   *
   * @param watched - read before the secrets were
   * @param clusters - the secrets' clusters, where they were read with `watched`
   */
  async evaluate(
    secrets: ObservedSecret[],
    watched: WatchedRevisions,
    clusters?: ObservedCluster[],
  ): Promise<EvaluatedSecret[]> {
    const known = secrets.map(secret => this.#peek(secret, watched));
    const fresh = await this.#evaluate(
      secrets.filter((_, index) => !known[index]),
      watched,
      clusters,
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
   * @param watched - read before
   */
  async read(
    keys: SecretId[],
    watched: WatchedRevisions,
  ): Promise<EvaluatedSecret[]> {
    const kept = new Map<string, EvaluatedSecret>();
    for (const key of keys) {
      const evaluated = this.#peek(key, watched);
      if (evaluated) {
        kept.set(key.id, evaluated);
      }
    }
    const missing = keys.filter(({ id }) => !kept.has(id));
    const [contacts, fresh] = await Promise.all([
      kept.size ? this.#options.lists.contacts([...kept.keys()]) : new Map(),
      this.#readAll(missing).then(read => this.#evaluate(read, watched)),
    ]);
    return keys.flatMap(({ id }) => {
      const evaluated = kept.get(id);
      return evaluated
        ? seenAt(evaluated, contacts.get(id) ?? evaluated.observed.seenAt)
        : fresh.get(id) ?? [];
    });
  }

  async #readAll(keys: SecretId[]): Promise<ObservedSecret[]> {
    const secrets: ObservedSecret[] = [];
    if (keys.length > 0) {
      const ids = keys.map(({ id }) => id);
      for await (const batch of this.#options.lists.all({ ids })) {
        secrets.push(...batch);
      }
    }
    return secrets;
  }

  async #evaluate(
    secrets: ObservedSecret[],
    watched: WatchedRevisions,
    known?: ObservedCluster[],
  ): Promise<Map<string, EvaluatedSecret>> {
    if (secrets.length === 0) {
      return new Map();
    }
    const { clock, evaluator, reader } = this.#options;
    const madeAt = clock.now();
    const names = new Set(secrets.map(({ cluster }) => cluster));
    const seen = known
      ? { clusters: known, watched }
      : await reader.readClusters([...names]);
    const all = await evaluator.evaluate(secrets, seen.clusters);
    for (const evaluated of all) {
      const { cluster, id } = evaluated.observed;
      const revision = watched.get(cluster);
      // Nobody may have begun to watch it only after it was seen as unreachable.
      const isWatched = revision !== undefined && seen.watched.has(cluster);
      if (isWatched && evaluated.wordingUntil > madeAt) {
        this.#entries.set(id, { evaluated, madeAt, revision });
      }
    }
    return new Map(all.map(evaluated => [evaluated.observed.id, evaluated]));
  }

  #peek(
    { cluster, id }: SecretId,
    watched: WatchedRevisions,
  ): EvaluatedSecret | undefined {
    const entry = this.#entries.get(id);
    const now = this.#options.clock.now();
    return entry &&
      entry.revision === watched.get(cluster) &&
      entry.madeAt <= now &&
      now < entry.evaluated.wordingUntil
      ? entry.evaluated
      : undefined;
  }
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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  Facets,
  ManagedSecret,
  ManagedSecretDetail,
  SecretPage,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ObservationReader } from '../../store/ObservationStore';
import { IndexedEntity } from '../entities/EntityIndex';
import { decodeCursor, encodeCursor } from './cursor';
import { SecretListQuery, toSecretsFilter } from './listQuery';
import { sortKey } from './order';
import { ReadableSecrets } from './ReadableSecrets';
import { toSecretEvent } from './secretEvent';
import { SecretEvaluator } from './SecretEvaluator';

const HISTORY_LENGTH = 200;

type Listed = { secret: ManagedSecret; owners: string[] };

/** Answers lists of managed secrets, their counts, and single ones. */
export class SecretListService {
  readonly #readable: ReadableSecrets;
  readonly #reader: ObservationReader;
  readonly #evaluator: SecretEvaluator;

  constructor(options: {
    readable: ReadableSecrets;
    reader: ObservationReader;
    evaluator: SecretEvaluator;
  }) {
    this.#readable = options.readable;
    this.#reader = options.reader;
    this.#evaluator = options.evaluator;
  }

  /** One page of what the caller may read. */
  async list(
    query: SecretListQuery,
    credentials: BackstageCredentials,
  ): Promise<SecretPage> {
    const after = query.cursor ? decodeCursor(query.cursor, query) : null;
    const all = await this.#listed(query, credentials);
    const sorted = all
      .filter(listed => passes(listed, query))
      .map(({ secret }) => ({ secret, key: sortKey(secret, query.orderBy) }))
      .sort(
        (a, b) => compare(a.key, b.key) || compare(a.secret.id, b.secret.id),
      );
    const rest = after
      ? sorted.filter(
          ({ key, secret }) =>
            compare(key, after.key) > 0 ||
            (key === after.key && compare(secret.id, after.id) > 0),
        )
      : sorted;
    const page = rest.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(({ secret }) => secret),
      totalItems: sorted.length,
      pageInfo:
        last && rest.length > page.length
          ? {
              nextCursor: encodeCursor(
                { key: last.key, id: last.secret.id },
                query,
              ),
            }
          : {},
    };
  }

  /** How many secrets each filter would let pass, over all that the caller may read. */
  async facets(credentials: BackstageCredentials): Promise<Facets> {
    const facets: Facets = {
      environment: {},
      cluster: {},
      namespace: {},
      approach: {},
      state: {},
      finding: {},
      owner: {},
    };
    const count = (name: keyof Facets, value: string) => {
      const counts = facets[name];
      counts[value] = (Object.hasOwn(counts, value) ? counts[value] : 0) + 1;
    };
    for (const { secret, owners } of await this.#listed({}, credentials)) {
      count('environment', secret.environment);
      count('cluster', secret.cluster);
      count('namespace', secret.namespace);
      count('approach', secret.approach);
      count('state', secret.state);
      new Set(secret.findings.map(({ id }) => id)).forEach(id =>
        count('finding', id),
      );
      owners.forEach(owner => count('owner', owner));
    }
    return facets;
  }

  /**
   * One secret with its events and history.
   *
   * @throws NotFoundError where there is none, or the caller may not read it
   */
  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ManagedSecretDetail> {
    const [readable] = await this.#readable.list({ ids: [id] }, credentials);
    if (!readable) {
      throw new NotFoundError(`There is no managed secret ${id}`);
    }
    const [[evaluated], history] = await Promise.all([
      this.#evaluator.evaluate([readable.observed]),
      this.#reader.listTransitions(id, HISTORY_LENGTH),
    ]);
    return {
      ...evaluated.secret,
      entityRefs: refsOf(readable.entities),
      events: evaluated.events.map(toSecretEvent),
      history: history.map(({ at, state, findings }) => ({
        at,
        state,
        findings,
      })),
      consumers: null,
    };
  }

  async #listed(
    query: Partial<SecretListQuery>,
    credentials: BackstageCredentials,
  ): Promise<Listed[]> {
    const readable = await this.#readable.list(
      toSecretsFilter(query),
      credentials,
    );
    const evaluated = await this.#evaluator.evaluate(
      readable.map(({ observed }) => observed),
    );
    return evaluated.map(({ secret }, index) => {
      const { entities } = readable[index];
      return {
        secret: { ...secret, entityRefs: refsOf(entities) },
        owners: [...new Set(entities.flatMap(({ owners }) => owners))],
      };
    });
  }
}

function refsOf(entities: IndexedEntity[]): string[] {
  return entities.map(({ entityRef }) => entityRef);
}

/** The filters that the database cannot answer, because they depend on the time or the catalog. */
function passes({ secret, owners }: Listed, query: SecretListQuery): boolean {
  const { environment, state, finding, owner, q } = query;
  return (
    (!environment || environment.includes(secret.environment)) &&
    (!state || state.includes(secret.state)) &&
    (!finding || secret.findings.some(({ id }) => finding.includes(id))) &&
    (!owner || owners.some(ref => owner.includes(ref))) &&
    (!q ||
      [secret.name, secret.namespace, secret.cluster, secret.target.name].some(
        text => text.toLowerCase().includes(q),
      ))
  );
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  Facets,
  ManagedSecret,
  ManagedSecretChild,
  ManagedSecretDetail,
  SecretPage,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ObservationReader } from '../../store/ObservationStore';
import {
  REFRESH_NOT_ALLOWED,
  RefreshService,
} from '../../refresh/RefreshService';
import { Environments } from '../environments/Environments';
import { composeChildren, ownChildren } from './children';
import { needsJudgement, passesJudgement, passesPlace } from './listFilters';
import { SecretListQuery, toSecretsFilter } from './listQuery';
import { isPlaceOrder, placeKey, sortKey } from './order';
import { cutPage, Page } from './page';
import { ReadableSecret, ReadableSecrets } from './ReadableSecrets';
import { sightOf } from '../targets/sight';
import { readHistory } from './readHistory';
import { toSecretEvent } from './secretEvent';
import { EvaluatedSecret, SecretEvaluator } from './SecretEvaluator';

/** A secret that was judged, with the entities that the caller sees. */
type Judged = { readable: ReadableSecret; evaluated: EvaluatedSecret };

export type SecretListServiceOptions = {
  readable: ReadableSecrets;
  reader: ObservationReader;
  evaluator: SecretEvaluator;
  environments: Environments;
  refreshes: RefreshService;
};

/** Answers lists of managed secrets, their counts, and single ones. */
export class SecretListService {
  readonly #options: SecretListServiceOptions;

  constructor(options: SecretListServiceOptions) {
    this.#options = options;
  }

  /** One page of what the caller may read. */
  async list(
    query: SecretListQuery,
    credentials: BackstageCredentials,
  ): Promise<SecretPage> {
    const { environments, readable } = this.#options;
    const all = (
      await readable.list(toSecretsFilter(query), credentials)
    ).filter(secret => passesPlace(secret, query, environments));
    const page = await this.#page(all, query);
    return {
      items: page.items.map(toManagedSecret),
      totalItems: page.totalItems,
      pageInfo: page.nextCursor ? { nextCursor: page.nextCursor } : {},
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
    const count = (name: keyof Facets, values: Iterable<string>) => {
      const counts = facets[name];
      for (const value of new Set(values)) {
        counts[value] = (Object.hasOwn(counts, value) ? counts[value] : 0) + 1;
      }
    };
    const all = await this.#options.readable.list({}, credentials);
    for (const { readable, evaluated } of await this.#judge(all)) {
      const { secret } = evaluated;
      count('environment', [secret.environment]);
      count('cluster', [secret.cluster]);
      count('namespace', [secret.namespace]);
      count('approach', [secret.approach]);
      count('state', [secret.state]);
      count(
        'finding',
        secret.findings.map(({ id }) => id),
      );
      count(
        'owner',
        readable.entities.flatMap(({ owners }) => owners),
      );
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
    const found = await this.#options.readable.get(id, credentials);
    if (!found) {
      throw new NotFoundError(`There is no managed secret ${id}`);
    }
    const { refreshes } = this.#options;
    const [[judged], operation, mayRefresh, history, [cluster]] =
      await Promise.all([
        this.#judge([found]),
        refreshes.newestOf(id),
        refreshes.isAllowed(id, credentials),
        readHistory(this.#options.reader, id, new Date()),
        this.#options.reader.listClusters([found.observed.cluster]),
      ]);
    const secret = toManagedSecret(judged);
    const children = await this.#childrenOf(found, credentials);
    return {
      ...secret,
      ...(children && { children }),
      refreshable:
        secret.refreshable?.possible && !mayRefresh
          ? { possible: false, reason: REFRESH_NOT_ALLOWED }
          : secret.refreshable,
      operation,
      events: judged.evaluated.events.map(toSecretEvent),
      ...history,
      consumers: judged.evaluated.consumers,
      sight: {
        secrets: sightOf(cluster, 'secret-metadata'),
        pods: sightOf(cluster, 'consumers'),
      },
    };
  }

  /** What a cluster-wide object has made, as far as the caller may read it. */
  async #childrenOf(
    { observed }: ReadableSecret,
    credentials: BackstageCredentials,
  ): Promise<ManagedSecretChild[] | undefined> {
    const own = ownChildren(observed);
    if (!own) {
      return undefined;
    }
    const readable = await this.#options.readable.list(own.filter, credentials);
    const judged = await this.#judge(
      readable.filter(child => child.observed.name === own.name),
    );
    return composeChildren(
      own,
      judged.map(({ evaluated }) => evaluated.secret),
    );
  }

  /** Judges no more secrets than the query needs. */
  async #page(
    all: ReadableSecret[],
    query: SecretListQuery,
  ): Promise<Page<Judged>> {
    const { orderBy } = query;
    if (isPlaceOrder(orderBy) && !needsJudgement(query)) {
      const page = cutPage(
        all.map(item => ({
          key: placeKey(item.observed, orderBy),
          id: item.observed.id,
          item,
        })),
        query,
      );
      return { ...page, items: await this.#judge(page.items) };
    }
    const judged = await this.#judge(all);
    return cutPage(
      judged
        .filter(({ evaluated }) => passesJudgement(evaluated, query))
        .map(item => ({
          key: sortKey(item.evaluated, orderBy),
          id: item.evaluated.secret.id,
          item,
        })),
      query,
    );
  }

  async #judge(secrets: ReadableSecret[]): Promise<Judged[]> {
    const evaluated = await this.#options.evaluator.evaluate(
      secrets.map(({ observed }) => observed),
    );
    return secrets.map((readable, index) => ({
      readable,
      evaluated: evaluated[index],
    }));
  }
}

function toManagedSecret({ evaluated, readable }: Judged): ManagedSecret {
  return {
    ...evaluated.secret,
    entityRefs: readable.entities.map(({ entityRef }) => entityRef),
  };
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  Facets,
  ManagedSecret,
  ManagedSecretChild,
  ManagedSecretDetail,
  SecretPage,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Clock, dateOf } from '../../clock/Clock';
import { SecretLists } from '../../store/lists/SecretLists';
import { ObservationReader } from '../../store/ObservationStore';
import {
  REFRESH_NOT_ALLOWED,
  RefreshService,
} from '../../refresh/RefreshService';
import { Environments } from '../../catalog/environments/Environments';
import { composeChildren, ownChildren } from '../../secrets/children';
import { SecretListQuery } from '../../secrets/listQuery';
import { listCriteria } from '../../secrets/lists/listCriteria';
import { passesEvaluation } from '../../secrets/lists/rank';
import { SecretCounter } from '../../secrets/lists/SecretCounter';
import { SecretPager } from '../../secrets/lists/SecretPager';
import { ReadableSecret, ReadableSecrets } from '../../secrets/ReadableSecrets';
import { visibilityOf } from '../../secrets/targets/targetVisibility';
import { nameSharers } from '../../secrets/targets/nameSharers';
import { clusterNow } from '../../diagnose/clusterTime';
import { readHistory, withPresentState } from './readHistory';
import { toSecretEvent } from '../../secrets/secretEvent';
import {
  EvaluatedSecret,
  SecretEvaluator,
} from '../../secrets/SecretEvaluator';
import { echo } from '../../model/masking/echo';

/** An evaluated secret, with those of its entities that the caller may see. */
type EvaluatedItem = { readable: ReadableSecret; evaluated: EvaluatedSecret };

type SecretListServiceOptions = {
  readable: ReadableSecrets;
  reader: ObservationReader;
  evaluator: SecretEvaluator;
  environments: Environments;
  lists: SecretLists;
  pager: SecretPager;
  counter: SecretCounter;
  refreshes: RefreshService;
  clock: Clock;
};

/** Lists and counts managed secrets, and reads single ones. */
export class SecretListService {
  readonly #options: SecretListServiceOptions;

  constructor(options: SecretListServiceOptions) {
    this.#options = options;
  }

  /** One page of the secrets that the caller may read. */
  async list(
    query: SecretListQuery,
    credentials: BackstageCredentials,
  ): Promise<SecretPage> {
    const { environments, lists, pager, readable } = this.#options;
    const view = await readable.view(credentials);
    const clusters = query.q ? (await lists.revisions()).keys() : [];
    const page = await pager.page(
      listCriteria(query, { view, environments, clusters }),
      query,
    );
    const shown = page.items.flatMap(evaluated => {
      const found = view.read(evaluated.observed);
      return found ? [{ readable: found, evaluated }] : [];
    });
    const items = await this.#named(shown, credentials);
    return {
      items: items.map(toManagedSecret).filter(
        // The evaluation for the list may be some seconds old.
        ({ findings, state }) =>
          passesEvaluation(
            { state, findings: findings.map(({ id }) => id) },
            query,
          ),
      ),
      totalItems: page.totalItems,
      pageInfo: page.nextCursor ? { nextCursor: page.nextCursor } : {},
    };
  }

  /**
   * Counts the secrets that the caller may read, by each value of each filter.
   *
   * @param query - selects the secrets; filters by state and finding are
   * ignored
   */
  async facets(
    query: SecretListQuery,
    credentials: BackstageCredentials,
  ): Promise<Facets> {
    const { counter, environments, lists, readable } = this.#options;
    const view = await readable.view(credentials);
    const clusters = query.q ? (await lists.revisions()).keys() : [];
    return await counter.count(
      view,
      listCriteria(query, { view, environments, clusters }),
    );
  }

  /**
   * One secret with its events and history.
   *
   * @throws NotFoundError if it does not exist, or the caller may not read it
   */
  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ManagedSecretDetail> {
    const found = await this.#options.readable.get(id, credentials);
    if (!found) {
      throw new NotFoundError(`There is no managed secret ${echo(id)}`);
    }
    const { clock, reader, refreshes } = this.#options;
    const [cluster] = await reader.listClusters([found.observed.cluster]);
    const [[item], operation, mayRefresh, history] = await Promise.all([
      this.#evaluate([found], credentials),
      refreshes.newestOf(id),
      refreshes.isAllowed(id, credentials),
      readHistory(reader, found.observed, clusterNow(dateOf(clock), cluster)),
    ]);
    const secret = toManagedSecret(item);
    const children = await this.#childrenOf(found, credentials);
    return {
      ...secret,
      ...(children && { children }),
      refreshable:
        secret.refreshable?.possible && !mayRefresh
          ? { possible: false, reason: REFRESH_NOT_ALLOWED }
          : secret.refreshable,
      operation,
      events: item.evaluated.events.map(toSecretEvent),
      ...history,
      history: withPresentState(history.history, secret, cluster),
      consumers: item.evaluated.consumers,
      sight: {
        secrets: visibilityOf(cluster, 'secret-metadata'),
        pods: visibilityOf(cluster, 'consumers'),
      },
    };
  }

  /**
   * The objects that a cluster-wide object created and that the caller may
   * read.
   */
  async #childrenOf(
    { observed }: ReadableSecret,
    credentials: BackstageCredentials,
  ): Promise<ManagedSecretChild[] | undefined> {
    const own = ownChildren(observed);
    if (!own) {
      return undefined;
    }
    const readable = await this.#options.readable.list(own.filter, credentials);
    const items = await this.#evaluate(
      readable.filter(child => child.observed.name === own.name),
      credentials,
    );
    return composeChildren(
      own,
      items.map(({ evaluated }) => evaluated.secret),
    );
  }

  async #evaluate(
    secrets: ReadableSecret[],
    credentials: BackstageCredentials,
  ): Promise<EvaluatedItem[]> {
    const evaluated = await this.#options.evaluator.evaluate(
      secrets.map(({ observed }) => observed),
    );
    return await this.#named(
      secrets.map((readable, index) => ({
        readable,
        evaluated: evaluated[index],
      })),
      credentials,
    );
  }

  /** Names in findings what the caller may read of others that have the same target. */
  async #named(
    items: EvaluatedItem[],
    credentials: BackstageCredentials,
  ): Promise<EvaluatedItem[]> {
    const named = await nameSharers(
      items.map(({ evaluated }) => evaluated),
      this.#options.readable,
      credentials,
    );
    return items.map(({ readable }, index) => ({
      readable,
      evaluated: named[index],
    }));
  }
}

function toManagedSecret({
  evaluated,
  readable,
}: EvaluatedItem): ManagedSecret {
  return {
    ...evaluated.secret,
    entityRefs: readable.entities.map(({ entityRef }) => entityRef),
  };
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CauseList } from '@floe/backstage-plugin-floe-secrets-common';
import { Environments } from '../../catalog/environments/Environments';
import { ChangeService } from '../../changes/ChangeService';
import { Clock } from '../../clock/Clock';
import {
  countFailingServices,
  groupCauses,
  GroupedCause,
  SecretOfEntities,
} from '../../secrets/causes/groupCauses';
import { SecretListQuery } from '../../secrets/listQuery';
import { Evaluation } from '../../secrets/lists/ClusterEvaluations';
import { EvaluationCache } from '../../secrets/lists/EvaluationCache';
import { ListSummaryCache } from '../../secrets/lists/ListSummaryCache';
import { isStoreVisible } from '../../secrets/isStoreVisible';
import { passesEvaluation } from '../../secrets/lists/rank';
import { PlaceAccess } from '../../secrets/PlaceAccess';
import { CallerView, ReadableSecrets } from '../../secrets/ReadableSecrets';
import { SecretEvaluator } from '../../secrets/SecretEvaluator';
import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { SecretLists } from '../../store/lists/SecretLists';
import { ObservationReader } from '../../store/ObservationStore';
import { precededBy, RecentChanges } from './precededBy';

const MAX_CAUSES = 200;
const MAX_CHANGES = 200;

/** Findings about configuration that do not need action today. */
const NOTES = [
  'cluster-store-used',
  'refresh-disabled',
  'refresh-interval-out-of-range',
];

type Grouped = {
  size: number;
  causes: GroupedCause[];
  failingServices: number;
};

type CauseServiceOptions = {
  access: PlaceAccess;
  changes: ChangeService;
  clock: Clock;
  environments: Environments;
  evaluator: SecretEvaluator;
  evaluationCache: EvaluationCache;
  lists: SecretLists;
  readable: ReadableSecrets;
  reader: ObservationReader;
};

/** Returns why secrets fail, over all services that a caller may read. */
export class CauseService {
  readonly #options: CauseServiceOptions;
  readonly #cache: ListSummaryCache<Grouped>;

  constructor(options: CauseServiceOptions) {
    this.#options = options;
    this.#cache = new ListSummaryCache(options);
  }

  /** The causes over the filtered secrets, the most harmful first. */
  async list(
    query: SecretListQuery,
    credentials: BackstageCredentials,
  ): Promise<CauseList> {
    const { causes, failingServices } = await this.#cache.answer(
      query,
      credentials,
      (view, criteria) => this.#group(view, criteria, query),
    );
    const shown = causes.slice(0, MAX_CAUSES);
    const recent = await this.#recentChanges(shown, credentials);
    return {
      items: shown.map(grouped => {
        const { operator: _, ...cause } = grouped;
        return { ...cause, precededBy: precededBy(grouped, recent) };
      }),
      totalItems: causes.length,
      failingServices,
    };
  }

  async #group(
    view: CallerView,
    criteria: SecretCriteria,
    query: SecretListQuery,
  ): Promise<Grouped> {
    const { environments, evaluator, evaluationCache, lists } = this.#options;
    const evaluations = await evaluationCache.in(query.cluster);
    const found: SecretOfEntities[] = [];
    let size = 0;
    for await (const keys of lists.keys({ criteria })) {
      const known = await evaluations.of(keys);
      const ids = keys
        .filter((_, index) => isWanted(known[index], query))
        .map(({ id }) => id);
      size += keys.length;
      for await (const batch of ids.length ? lists.all({ ids }) : []) {
        const secrets = batch.flatMap(observed => view.read(observed) ?? []);
        const evaluated = await evaluator.evaluate(
          secrets.map(({ observed }) => observed),
        );
        evaluated.forEach(({ secret }, index) =>
          found.push({ secret, entities: secrets[index].entities }),
        );
      }
    }
    return {
      size,
      causes: groupCauses(
        found,
        ({ cluster, namespace }) =>
          environments.resolve(cluster, namespace).policy.production,
      ),
      failingServices: countFailingServices(found),
    };
  }

  async #recentChanges(
    causes: GroupedCause[],
    credentials: BackstageCredentials,
  ): Promise<RecentChanges> {
    const { access, changes, reader } = this.#options;
    const clusters = [
      ...new Set(
        causes.flatMap(({ cluster, since }) => (since === null ? [] : cluster)),
      ),
    ];
    if (clusters.length === 0) {
      return { changes: [], stores: [], certificates: [], operators: [] };
    }
    const places = await access.of(credentials);
    const [merged, inspected, stores, certificates, known] = await Promise.all([
      changes.list({ limit: MAX_CHANGES }, credentials),
      places.inspect(clusters),
      reader.listStores({ clusters }),
      reader.listCertificates(clusters),
      reader.listClusters(clusters),
    ]);
    return {
      changes: merged,
      stores: stores.filter(store => isStoreVisible(store, inspected)),
      certificates,
      operators: known.flatMap(({ operators = [] }) => operators),
      clockOffsets: new Map(
        known.map(({ clockOffsetMs = 0, name }) => [name, clockOffsetMs]),
      ),
    };
  }
}

function isWanted(
  evaluation: Evaluation | undefined,
  query: SecretListQuery,
): boolean {
  return (
    evaluation !== undefined &&
    passesEvaluation(evaluation, query) &&
    evaluation.findings.some(id => !NOTES.includes(id))
  );
}

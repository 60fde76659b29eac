import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  PracticeCell,
  PracticeList,
  ServicePractices,
} from '@floe/backstage-plugin-floe-secrets-common';
import { setImmediate } from 'node:timers/promises';
import {
  Environment,
  Environments,
} from '../../catalog/environments/Environments';
import { Clock } from '../../clock/Clock';
import { ClusterDeclaration } from './readClusterPractices';
import { PracticeSecret, summarizePractices } from './summarizePractices';
import { SecretListQuery } from '../../secrets/listQuery';
import { EvaluationCache } from '../../secrets/lists/EvaluationCache';
import { ListSummaryCache } from '../../secrets/lists/ListSummaryCache';
import { passesEvaluation } from '../../secrets/lists/rank';
import { secretsKinds } from '../../secrets/SecretsKind';
import { isWatched } from '../../secrets/targets/targetVisibility';
import { ObservationReader } from '../../store/ObservationStore';
import { CallerView, ReadableSecrets } from '../../secrets/ReadableSecrets';
import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { SecretLists } from '../../store/lists/SecretLists';

/** Maximum number of rows; those with the most broken practices come first. */
const MAX_ROWS = 500;

type PracticeServiceOptions = {
  clock: Clock;
  declarationOf: (cluster: string) => ClusterDeclaration;
  environments: Environments;
  evaluationCache: EvaluationCache;
  lists: SecretLists;
  readable: ReadableSecrets;
  reader: ObservationReader;
};

const NO_SERVICE = { entityRef: null, owners: [] as string[] };

type Row = {
  /** null: secrets of no service that the caller may see */
  entityRef: string | null;
  owners: string[];
  environment: Environment;
  secrets: PracticeSecret[];
};

/**
 * Returns which practices of the secrets guide each service follows in each
 * environment.
 */
export class PracticeService {
  readonly #options: PracticeServiceOptions;
  readonly #cache: ListSummaryCache<PracticeList & { size: number }>;

  constructor(options: PracticeServiceOptions) {
    this.#options = options;
    this.#cache = new ListSummaryCache(options);
  }

  /** A row for each service and environment of the filtered secrets. */
  async list(
    query: SecretListQuery,
    credentials: BackstageCredentials,
  ): Promise<PracticeList> {
    const { size: _, ...list } = await this.#cache.answer(
      query,
      credentials,
      (view, criteria) => this.#summarize(view, criteria, query),
    );
    return list;
  }

  async #summarize(
    view: CallerView,
    criteria: SecretCriteria,
    query: SecretListQuery,
  ): Promise<PracticeList & { size: number }> {
    const { declarationOf, environments, evaluationCache, lists, reader } =
      this.#options;
    const clustersWithTargets = new Set(
      (await reader.listClusters())
        .filter(cluster => isWatched(cluster, 'secret-metadata'))
        .map(({ name }) => name),
    );
    const evaluations = await evaluationCache.in(query.cluster);
    const rows = new Map<string, Row>();
    let size = 0;
    for await (const batch of lists.all(criteria)) {
      const evaluated = await evaluations.of(batch);
      batch.forEach((observed, index) => {
        const evaluation = evaluated[index];
        const readable =
          evaluation && passesEvaluation(evaluation, query)
            ? view.read(observed)
            : undefined;
        if (!evaluation || !readable) {
          return;
        }
        const { approach, due, findings } = evaluation;
        const { cluster, namespace } = observed;
        const environment = environments.resolve(cluster, namespace);
        const secret: PracticeSecret = {
          cluster,
          approach,
          findings,
          due,
          inGit: secretsKinds.of(observed.facts).inGit(observed.facts),
          seesPlainSecrets: clustersWithTargets.has(cluster),
        };
        for (const { entityRef, owners } of readable.entities.length
          ? readable.entities
          : [NO_SERVICE]) {
          const key = JSON.stringify([entityRef, environment.name]);
          const row = rows.get(key) ?? {
            entityRef,
            owners,
            environment,
            secrets: [],
          };
          row.secrets.push(secret);
          rows.set(key, row);
        }
      });
      size += batch.length;
      await setImmediate();
    }
    const services = [...rows.values()]
      .map(({ entityRef, environment, owners, secrets }) => ({
        entityRef,
        owners,
        environment: environment.name,
        ...summarizePractices(secrets, environment, declarationOf),
      }))
      .sort(compareServices);
    return {
      size,
      items: services.slice(0, MAX_ROWS),
      totalItems: services.length,
    };
  }
}

/** Most broken practices first, then by name. */
function compareServices(a: ServicePractices, b: ServicePractices): number {
  const broken = ({ cells }: ServicePractices) =>
    Object.values<PracticeCell>(cells).filter(
      ({ status }) => status === 'violated',
    ).length;
  const name = ({ entityRef, environment }: ServicePractices) =>
    `${entityRef ?? '~'} ${environment}`;
  return broken(b) - broken(a) || (name(a) < name(b) ? -1 : 1);
}

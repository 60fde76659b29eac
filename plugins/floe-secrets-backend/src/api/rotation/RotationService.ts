import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RotationCertificate,
  RotationItem,
  RotationList,
  RotationOwner,
} from '@floe/backstage-plugin-floe-secrets-common';
import { setImmediate } from 'node:timers/promises';
import { Environments } from '../../catalog/environments/Environments';
import { Clock } from '../../clock/Clock';
import { groupBy } from '../../collections/groupBy';
import { newestCertificate } from '../../diagnose/rules/sealed-secrets/ciphertextKeys';
import { SecretListQuery } from '../../secrets/listQuery';
import { EvaluationCache } from '../../secrets/lists/EvaluationCache';
import { ListSummaryCache } from '../../secrets/lists/ListSummaryCache';
import { passesEvaluation } from '../../secrets/lists/rank';
import { PlaceAccess } from '../../secrets/PlaceAccess';
import { CallerView, ReadableSecrets } from '../../secrets/ReadableSecrets';
import { SecretEvaluator } from '../../secrets/SecretEvaluator';
import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { SecretLists } from '../../store/lists/SecretLists';
import { ObservationReader } from '../../store/ObservationStore';

/** Maximum number of listed secrets; those that are due first come first. */
export const MAX_DUE = 500;
/** Rotations that are due within this time are counted as soon. */
const SOON_MS = 30 * 86_400_000;

type Due = { id: string; due: number };

type Planned = Omit<RotationList, 'certificates'> & { size: number };

type RotationServiceOptions = {
  access: PlaceAccess;
  clock: Clock;
  environments: Environments;
  evaluationCache: EvaluationCache;
  evaluator: SecretEvaluator;
  lists: SecretLists;
  readable: ReadableSecrets;
  reader: ObservationReader;
};

/**
 * Returns when the secrets that a caller may read must be rotated, and by which
 * owners.
 */
export class RotationService {
  readonly #options: RotationServiceOptions;
  readonly #cache: ListSummaryCache<Planned>;

  constructor(options: RotationServiceOptions) {
    this.#options = options;
    this.#cache = new ListSummaryCache(options);
  }

  /**
   * The filtered secrets by due date, and the expiry of sealing certificates.
   *
   * @param query - `limit` is the maximum number of listed secrets
   */
  async get(
    query: SecretListQuery,
    credentials: BackstageCredentials,
  ): Promise<RotationList> {
    const [{ size: _, ...planned }, certificates] = await Promise.all([
      this.#cache.answer(query, credentials, (view, criteria) =>
        this.#plan(view, criteria, query),
      ),
      this.#certificates(query, credentials),
    ]);
    return {
      ...planned,
      items: planned.items.slice(0, query.limit),
      certificates,
    };
  }

  async #plan(
    view: CallerView,
    criteria: SecretCriteria,
    query: SecretListQuery,
  ): Promise<Planned> {
    const { clock, evaluationCache, lists } = this.#options;
    const evaluations = await evaluationCache.in(query.cluster);
    const known: Due[] = [];
    let size = 0;
    for await (const ids of lists.ids(criteria)) {
      const evaluated = await evaluations.of(ids);
      for (const [index, { id }] of ids.entries()) {
        const evaluation = evaluated[index];
        if (evaluation && passesEvaluation(evaluation, query)) {
          size += 1;
          if (evaluation.due !== null) {
            known.push({ id, due: evaluation.due });
          }
        }
      }
      await setImmediate();
    }
    known.sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));
    const now = clock.now();
    const overdue = known.filter(({ due }) => due <= now);
    const soon = known.filter(({ due }) => due > now && due <= now + SOON_MS);
    return {
      size,
      items: await this.#items(view, known.slice(0, MAX_DUE)),
      totalItems: known.length,
      counts: {
        overdue: overdue.length,
        soon: soon.length,
        later: known.length - overdue.length - soon.length,
        notKnown: size - known.length,
      },
      owners: await this.#owners(view, overdue, soon),
    };
  }

  async #items(view: CallerView, known: Due[]): Promise<RotationItem[]> {
    const { evaluator, lists } = this.#options;
    const found = new Map<string, RotationItem>();
    const ids = known.map(({ id }) => id);
    for await (const batch of ids.length ? lists.all({ ids }) : []) {
      const secrets = batch.flatMap(observed => view.read(observed) ?? []);
      const evaluated = await evaluator.evaluate(
        secrets.map(({ observed }) => observed),
      );
      evaluated.forEach(({ secret }, index) => {
        const { due, lastChanged, maxAge, precision } = secret.rotation;
        const { entities } = secrets[index];
        if (due !== null && maxAge !== null && lastChanged !== null) {
          found.set(secret.id, {
            id: secret.id,
            name: secret.name,
            namespace: secret.namespace,
            cluster: secret.cluster,
            environment: secret.environment,
            approach: secret.approach,
            entityRefs: entities.map(({ entityRef }) => entityRef),
            owners: [...new Set(entities.flatMap(({ owners }) => owners))],
            due,
            lastChanged,
            ...(precision && { precision }),
            maxAge,
          });
        }
      });
    }
    return ids
      .flatMap(id => found.get(id) ?? [])
      .sort((a, b) => Date.parse(a.due) - Date.parse(b.due));
  }

  /** The number of secrets of each owner; those without an owner come last. */
  async #owners(
    view: CallerView,
    overdue: Due[],
    soon: Due[],
  ): Promise<RotationOwner[]> {
    const [late, next] = await Promise.all(
      [overdue, soon].map(due => this.#countOwners(view, due)),
    );
    const names = new Set([...late.keys(), ...next.keys()]);
    return [...names]
      .map(owner => ({
        owner,
        overdue: late.get(owner) ?? 0,
        soon: next.get(owner) ?? 0,
      }))
      .sort(
        (a, b) =>
          Number(a.owner === null) - Number(b.owner === null) ||
          b.overdue - a.overdue ||
          b.soon - a.soon ||
          (a.owner! < b.owner! ? -1 : 1),
      );
  }

  async #countOwners(
    view: CallerView,
    due: Due[],
  ): Promise<Map<string | null, number>> {
    const { lists } = this.#options;
    const ids = due.map(({ id }) => id);
    if (ids.length === 0) {
      return new Map();
    }
    const scopes = view.ownerScopes();
    const counts = new Map<string | null, number>(
      await lists.countOwners({ ids }, scopes),
    );
    const withoutOwner = await lists.count({
      allOf: [
        { ids },
        {
          not: {
            anyScope: scopes.map(({ owner: _owner, ...scope }) => scope),
          },
        },
      ],
    });
    return withoutOwner > 0 ? counts.set(null, withoutOwner) : counts;
  }

  /** The current certificate of each controller, the earliest expiry first. */
  async #certificates(
    { cluster, environment }: SecretListQuery,
    credentials: BackstageCredentials,
  ): Promise<RotationCertificate[]> {
    const { access, environments, reader } = this.#options;
    const places = await (await access.of(credentials)).inspect(cluster);
    const names = (await reader.listClusters(places.clusters))
      .filter(
        ({ configured, name }) =>
          configured &&
          (!environment ||
            environments
              .ofCluster(name)
              .some(one => environment.includes(one))),
      )
      .map(({ name }) => name);
    const all = names.length ? await reader.listCertificates(names) : [];
    return [...groupBy(all, one => `${one.cluster}/${one.controller}`).values()]
      .flatMap(ofController => newestCertificate(ofController) ?? [])
      .map(
        ({ cluster: name, controller, fingerprint, notAfter, notBefore }) => ({
          cluster: name,
          controller,
          fingerprint,
          notBefore,
          notAfter,
        }),
      )
      .sort((a, b) => Date.parse(a.notAfter) - Date.parse(b.notAfter));
  }
}

import {
  ManagedSecret,
  State,
} from '@floe/backstage-plugin-floe-secrets-common';
import { EntityLookup } from '../catalog/EntityIndex';
import { Environments } from '../catalog/environments/Environments';
import { Clock } from '../clock/Clock';
import { toMillis } from '../diagnose/time';
import { groupCauses, SecretOfEntities } from '../secrets/causes/groupCauses';
import { Evaluation } from '../secrets/lists/ClusterEvaluations';
import { EvaluationCache } from '../secrets/lists/EvaluationCache';
import { isOnlyOfServices } from '../secrets/onlyOfServices';
import { SecretEvaluator } from '../secrets/SecretEvaluator';
import { SecretKey, SecretLists } from '../store/lists/SecretLists';
import { ObservationReader } from '../store/ObservationStore';
import { audiencesOf } from './audiencesOf';
import { NoticeConfig } from './readNoticeConfig';
import { ROTATION_FINDINGS, notifiableFindings } from './notifiableFindings';
import { toNoticeCause } from './toNoticeCause';
import { Notice, NoticeReading, SubjectState } from './types';

/** How often the rotation of all secrets is evaluated. */
const DUE_SCAN_MS = 3_600_000;

type Evaluated = Omit<ManagedSecret, 'entityRefs'>;

type SecretCausesOptions = {
  clock: Clock;
  config: NoticeConfig;
  environments: Environments;
  evaluator: SecretEvaluator;
  evaluationCache: EvaluationCache;
  lists: SecretLists;
  reader: ObservationReader;
};

/** Finds the secrets to notify about, and groups them by audience and cause. */
export class SecretCauses {
  readonly #options: SecretCausesOptions;
  /** Ids of secrets whose rotation may be due before the next scan. */
  #dueSoon: { at: number; ids: Set<string> } | undefined;

  constructor(options: SecretCausesOptions) {
    this.#options = options;
  }

  /**  @param notices - notices whose secrets' state is needed, too */
  async read(notices: Notice[], lookup: EntityLookup): Promise<NoticeReading> {
    const { config, evaluationCache, lists, reader } = this.#options;
    const stored = new Set(
      notices.flatMap(({ content }) => content.subjects.map(({ id }) => id)),
    );
    const dueSoon = await this.#readDueSoon(lookup);
    const clusters = new Set(
      (await reader.listClusters())
        .filter(({ configured }) => configured)
        .map(({ name }) => name),
    );
    const states = new Map<string, State>();
    const audiencesOfSecret = new Map<string, Set<string>>();
    const byAudience = new Map<string, SecretOfEntities[]>();

    const collect = (
      secret: Evaluated,
      entities: SecretOfEntities['entities'],
    ) => {
      const audiences = audiencesOf(
        entities,
        config.policyFor(secret.environment),
      );
      states.set(secret.id, secret.state);
      audiencesOfSecret.set(secret.id, new Set(audiences.keys()));
      const findings = this.#notifiableFindings(secret);
      for (const [audience, owned] of findings.length ? audiences : []) {
        const secrets = byAudience.get(audience) ?? [];
        secrets.push({ secret: { ...secret, findings }, entities: owned });
        byAudience.set(audience, secrets);
      }
    };

    const evaluations = await evaluationCache.in(undefined);
    for await (const keys of lists.keys({ criteria: { allOf: [] } })) {
      const known = await evaluations.of(keys);
      const wanted = keys.filter(
        ({ id, cluster }, index) =>
          clusters.has(cluster) &&
          (stored.has(id) || dueSoon.has(id) || isNotifiable(known[index])),
      );
      await this.#evaluate(wanted, lookup, collect);
    }
    return {
      causes: [...byAudience].flatMap(([audience, secrets]) =>
        groupCauses(secrets).map(cause =>
          toNoticeCause(cause, audience, secrets),
        ),
      ),
      standing: (notice, id) =>
        subjectStateOf(notice, states.get(id), audiencesOfSecret.get(id)),
    };
  }

  #notifiableFindings(secret: Evaluated) {
    const { clock, config, environments } = this.#options;
    const { production } = environments.resolve(
      secret.cluster,
      secret.namespace,
    ).policy;
    return notifiableFindings(secret, {
      now: clock.now(),
      rotationLeadMs: production ? config.rotationLeadMs : 0,
    });
  }

  async #evaluate(
    keys: SecretKey[],
    lookup: EntityLookup,
    each: (secret: Evaluated, entities: SecretOfEntities['entities']) => void,
  ): Promise<void> {
    const { evaluator, lists } = this.#options;
    const ids = keys.map(({ id }) => id);
    for await (const batch of ids.length ? lists.all({ ids }) : []) {
      for (const { observed, secret } of await evaluator.evaluate(batch)) {
        const entities = lookup.entitiesOf(observed);
        // Plain Secrets have an owner only if they belong to a service.
        if (entities.length > 0 || !isOnlyOfServices(observed.facts)) {
          each(secret, entities);
        }
      }
    }
  }

  async #readDueSoon(lookup: EntityLookup): Promise<Set<string>> {
    const { clock, config, evaluator, lists } = this.#options;
    const now = clock.now();
    if (config.rotationLeadMs === 0) {
      return new Set();
    }
    const known = this.#dueSoon;
    if (known && now - known.at < DUE_SCAN_MS) {
      return known.ids;
    }
    const ids = new Set<string>();
    const until = now + config.rotationLeadMs + DUE_SCAN_MS;
    for await (const batch of lists.all({ allOf: [] })) {
      const owned = batch.filter(one => lookup.entitiesOf(one).length > 0);
      for (const { secret } of await evaluator.evaluate(owned)) {
        const due = toMillis(secret.rotation.due);
        if (due !== null && due <= until) {
          ids.add(secret.id);
        }
      }
    }
    this.#dueSoon = { at: now, ids };
    return ids;
  }
}

function isNotifiable(evaluation: Evaluation | undefined): boolean {
  return (
    evaluation !== undefined &&
    (evaluation.state === 'failing' ||
      evaluation.state === 'stale' ||
      evaluation.findings.some(id => ROTATION_FINDINGS.includes(id)))
  );
}

/**
 * Only `synced` is well: a secret is not reported as repaired before the
 * cluster shows it.
 */
function subjectStateOf(
  notice: Notice,
  state: State | undefined,
  audiences: Set<string> | undefined,
): SubjectState {
  if (state === undefined) {
    return 'gone';
  }
  if (!audiences?.has(notice.audience)) {
    return 'foreign';
  }
  // Whether a rotation is due follows from stored facts.
  if (notice.content.kind === 'rotation' || state === 'synced') {
    return 'well';
  }
  return state === 'failing' || state === 'stale' ? 'unwell' : 'unknown';
}

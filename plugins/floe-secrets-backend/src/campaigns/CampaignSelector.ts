import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { floeSecretsChangePermission } from '@floe/backstage-plugin-floe-secrets-common';
import { setImmediate } from 'node:timers/promises';
import { Environments } from '../catalog/environments/Environments';
import { Clock, dateOf } from '../clock/Clock';
import { newestCertificate } from '../diagnose/rules/sealed-secrets/ciphertextKeys';
import { olderKeyEvidence } from '../diagnose/rules/sealed-secrets/olderKeyEvidence';
import { ObservedCertificate, SealedSecretFacts } from '../model/observed';
import { SecretAuthorizer } from '../permissions/SecretAuthorizer';
import { SecretResources } from '../permissions/SecretResources';
import { ReadableSecret, ReadableSecrets } from '../secrets/ReadableSecrets';
import { ObservationReader } from '../store/ObservationStore';
import { SecretEvaluator } from '../secrets/SecretEvaluator';
import { targetKey, TargetReader } from '../store/targets/DatabaseTargetReader';
import { KEYS_UNKNOWN, NOT_SEEN } from './migrations/MigrationRules';
import { requireMigration } from './migrations/plans';
import { whyNotOpened } from './whyNotOpened';
import { CampaignKind, CampaignScope, NewCampaignItem } from './types';

/** Maximum number of secrets in a campaign: a controller takes some minutes for them. */
export const MAX_ITEMS = 500;

const EVALUATED_TOGETHER = 200;

/** The reason why an item is skipped whose secret the caller may not change. */
export const NOT_ALLOWED =
  'Who started or resumed the campaign is not allowed to change this secret.';

/** What to configure where no Secret is found that no operator makes. */
const NEEDS_METADATA =
  '. The portal sees such Secrets only where it observes the metadata of Secrets (floeSecrets.observe.secretMetadata)';

/** Why a rotation could not see a new value. */
const CHANGE_UNKNOWN =
  'When its value last changed is not known, so that a new value could not be seen.';

export type CampaignSelectorOptions = {
  readable: ReadableSecrets;
  resources: SecretResources;
  authorizer: SecretAuthorizer;
  environments: Environments;
  reader: Pick<ObservationReader, 'listCertificates'>;
  evaluator: Pick<SecretEvaluator, 'evaluate'>;
  targets: Pick<TargetReader, 'read'>;
  clock: Clock;
};

/** A secret in the scope of a campaign; `whyNot` says why it is skipped. */
type Chosen = ReadableSecret &
  Pick<NewCampaignItem, 'likely' | 'changedAt'> & {
    keys?: string[];
    /** Its Secret, where that has another name. */
    secret?: Pick<NewCampaignItem, 'namespace' | 'name'>;
    whyNot: string | null;
  };

/** Selects the secrets of a new campaign. */
export class CampaignSelector {
  readonly #options: CampaignSelectorOptions;

  constructor(options: CampaignSelectorOptions) {
    this.#options = options;
  }

  /**
   * Selects the secrets of a scope that the caller may read and that need what
   * the campaign does, with the reasons why some are skipped.
   *
   * @throws InputError where they are too many, ConflictError where there is
   * nothing to do, NotAllowedError where the caller may change none of them
   */
  async select(
    kind: CampaignKind,
    scope: CampaignScope,
    credentials: BackstageCredentials,
  ): Promise<NewCampaignItem[]> {
    const { authorizer, resources } = this.#options;
    const choose = {
      reseal: () => this.#toReseal(scope, credentials),
      rotation: () => this.#toRotate(scope, credentials),
      migration: () => this.#toMigrate(scope, credentials),
    };
    const chosen = await choose[kind]();
    if (chosen.length > MAX_ITEMS) {
      throw new InputError(
        `The scope has ${chosen.length} secrets, and a campaign at most ${MAX_ITEMS}: narrow it, for example to one environment`,
      );
    }
    const [access, own] = await Promise.all([
      authorizer.changeAccess(credentials),
      resources.getResources(chosen.map(({ observed }) => observed.id)),
    ]);
    const items = chosen.map(
      (
        { changedAt, entities, keys, likely, observed, secret, whyNot },
        index,
      ) => ({
        secretId: observed.id,
        cluster: observed.cluster,
        namespace: secret?.namespace ?? observed.namespace,
        name: secret?.name ?? observed.name,
        uid: observed.uid,
        entityRef: entityOf(entities, scope),
        likely,
        changedAt,
        keys: keys ?? [],
        reason: access.isAllowed(own[index]) ? whyNot : NOT_ALLOWED,
      }),
    );
    if (items.every(({ reason }) => reason === NOT_ALLOWED)) {
      throw new NotAllowedError(
        `You are not allowed to change any of the secrets in this scope (permission ${floeSecretsChangePermission.name})`,
      );
    }
    return items;
  }

  async #toReseal(
    scope: CampaignScope,
    credentials: BackstageCredentials,
  ): Promise<Chosen[]> {
    const { reader } = this.#options;
    const found = await this.#findSealed(scope, credentials);
    const newest = byCluster(
      await reader.listCertificates([
        ...new Set(found.map(({ observed }) => observed.cluster)),
      ]),
    );
    const chosen = found.flatMap(one => {
      const likely = this.#likely(one, newest.get(one.observed.cluster));
      return scope.all || likely
        ? [
            {
              ...one,
              likely,
              changedAt: null,
              whyNot: whyNotOpened(one.observed.facts as SealedSecretFacts),
            },
          ]
        : [];
    });
    if (chosen.length === 0) {
      throw new ConflictError(
        `None of the ${found.length} SealedSecrets in this scope is known to have an older key. A ciphertext does not name its key: choose all of them if keys were renewed and old objects were applied again since`,
      );
    }
    return chosen;
  }

  async #toMigrate(
    scope: CampaignScope,
    credentials: BackstageCredentials,
  ): Promise<Chosen[]> {
    const { rules } = requireMigration(scope);
    const found = (
      await this.#find(scope, credentials, rules.sourceKinds)
    ).filter(({ observed }) => rules.takesPart(observed));
    if (found.length === 0) {
      throw new ConflictError(
        `There is no ${rules.what} in this scope that you may read${
          rules.needsMetadata ? NEEDS_METADATA : ''
        }`,
      );
    }
    const { metadata } = await this.#options.targets.read(
      found.map(({ observed }) => ({
        cluster: observed.cluster,
        ...rules.secretOf(observed),
      })),
      ['secret-metadata'],
    );
    return found.map(one => {
      const { observed } = one;
      const secret = rules.secretOf(observed);
      const target = metadata.get(
        targetKey({ cluster: observed.cluster, ...secret }),
      );
      const keys = rules.keysOf(observed, target);
      const unknown = target ? KEYS_UNKNOWN : NOT_SEEN;
      return {
        ...one,
        likely: null,
        changedAt: null,
        secret,
        keys: keys ?? [],
        whyNot: keys ? rules.whyNot(observed) : unknown,
      };
    });
  }

  /** @throws ConflictError where there is none */
  async #findSealed(
    scope: CampaignScope,
    credentials: BackstageCredentials,
  ): Promise<ReadableSecret[]> {
    const found = (
      await this.#find(scope, credentials, ['SealedSecret'])
    ).filter(({ observed }) => observed.facts.type === 'sealed-secret');
    if (found.length === 0) {
      throw new ConflictError(
        'There is no SealedSecret of a service in this scope that you may read',
      );
    }
    return found;
  }

  async #toRotate(
    scope: CampaignScope,
    credentials: BackstageCredentials,
  ): Promise<Chosen[]> {
    const found = await this.#find(scope, credentials);
    const chosen: Chosen[] = [];
    for (let from = 0; from < found.length; from += EVALUATED_TOGETHER) {
      const batch = found.slice(from, from + EVALUATED_TOGETHER);
      const evaluated = await this.#options.evaluator.evaluate(
        batch.map(({ observed }) => observed),
      );
      evaluated.forEach(({ secret }, index) => {
        const { findings, rotation } = secret;
        const isOverdue = findings.some(({ id }) => id === 'rotation-overdue');
        if (isOverdue || scope.all) {
          chosen.push({
            ...batch[index],
            likely: null,
            changedAt: rotation.lastChanged,
            whyNot: rotation.lastChanged === null ? CHANGE_UNKNOWN : null,
          });
        }
      });
      await setImmediate();
    }
    if (chosen.length === 0) {
      throw new ConflictError(
        scope.all
          ? 'There is no secret of a service in this scope that you may read'
          : 'No secret of a service in this scope that you may read is known to be past its rotation policy',
      );
    }
    return chosen;
  }

  async #find(
    { cluster, entityRef, environment, owner }: CampaignScope,
    credentials: BackstageCredentials,
    kinds?: string[],
  ): Promise<ReadableSecret[]> {
    const { environments, readable } = this.#options;
    const found = await readable.list(
      { ...(kinds && { kinds }), ...(cluster && { clusters: [cluster] }) },
      credentials,
      view => [
        view.ofEntity(entityRef),
        ...(owner ? [view.ownedBy([owner])] : []),
        ...(environment ? [environments.criteriaOf([environment])] : []),
      ],
    );
    return found.filter(
      ({ entities, observed }) =>
        // Its repository is that of its service.
        entities.length > 0 &&
        (!entityRef || entities.some(one => one.entityRef === entityRef)) &&
        (!owner || entities.some(({ owners }) => owners.includes(owner))) &&
        (!environment ||
          environments.resolve(observed.cluster, observed.namespace).name ===
            environment),
    );
  }

  /** Why an older key is likely; null where nothing shows it. */
  #likely(
    { observed }: ReadableSecret,
    newest: ObservedCertificate | undefined,
  ): string | null {
    if (!newest) {
      return null;
    }
    const { before, proof, written } = olderKeyEvidence(
      observed,
      observed.facts as SealedSecretFacts,
      newest,
      dateOf(this.#options.clock),
    );
    if (proof) {
      return `Shown by the form of a ciphertext: ${proof}.`;
    }
    return before
      ? `Last written ${written}, before the newest key began (${newest.notBefore}).`
      : null;
  }
}

function entityOf(
  entities: ReadableSecret['entities'],
  { entityRef, owner }: CampaignScope,
): string | null {
  const refs = entities
    .filter(
      one =>
        (!entityRef || one.entityRef === entityRef) &&
        (!owner || one.owners.includes(owner)),
    )
    .map(one => one.entityRef)
    .sort();
  return refs[0] ?? null;
}

function byCluster(
  certificates: ObservedCertificate[],
): Map<string, ObservedCertificate> {
  const names = [...new Set(certificates.map(({ cluster }) => cluster))];
  return new Map(
    names.flatMap(name => {
      const newest = newestCertificate(
        certificates.filter(({ cluster }) => cluster === name),
      );
      return newest ? [[name, newest] as const] : [];
    }),
  );
}

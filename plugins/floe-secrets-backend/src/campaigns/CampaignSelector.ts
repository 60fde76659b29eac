import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { floeSecretsChangePermission } from '@floe/backstage-plugin-floe-secrets-common';
import { Environments } from '../catalog/environments/Environments';
import { Clock } from '../clock/Clock';
import { SecretAuthorizer } from '../permissions/SecretAuthorizer';
import { SecretResources } from '../permissions/SecretResources';
import { ReadableSecret, ReadableSecrets } from '../secrets/ReadableSecrets';
import { ObservationReader } from '../store/ObservationStore';
import { SecretEvaluator } from '../secrets/SecretEvaluator';
import { TargetReader } from '../store/targets/DatabaseTargetReader';
import { requireMigration } from './migrations/plans';
import { ScopeReader } from './selection/ScopeReader';
import { selectForMigration } from './selection/selectForMigration';
import { selectForReseal } from './selection/selectForReseal';
import { selectForRotation } from './selection/selectForRotation';
import { CampaignKind, CampaignScope, NewCampaignItem } from './types';

/** Maximum number of secrets in a campaign: a controller needs some minutes for them. */
export const MAX_ITEMS = 500;

/** The reason why an item is skipped whose secret the caller may not change. */
export const NOT_ALLOWED =
  'The user who started or resumed the campaign is not allowed to change this secret.';

type CampaignSelectorOptions = {
  readable: ReadableSecrets;
  resources: SecretResources;
  authorizer: SecretAuthorizer;
  environments: Environments;
  reader: Pick<ObservationReader, 'listCertificates'>;
  evaluator: Pick<SecretEvaluator, 'evaluate'>;
  targets: Pick<TargetReader, 'read'>;
  clock: Clock;
};

/** Selects the secrets of a new campaign. */
export class CampaignSelector {
  readonly #options: CampaignSelectorOptions;
  readonly #scopes: ScopeReader;

  constructor(options: CampaignSelectorOptions) {
    this.#options = options;
    this.#scopes = new ScopeReader(options);
  }

  /**
   * Selects the secrets of a scope that the caller may read and that need what
   * the campaign does, with the reasons why some are skipped.
   *
   * @throws InputError if they are too many, ConflictError if there is nothing
   * to do, NotAllowedError if the caller may change none of them
   */
  async select(
    kind: CampaignKind,
    scope: CampaignScope,
    credentials: BackstageCredentials,
  ): Promise<NewCampaignItem[]> {
    const { authorizer, evaluator, resources, targets } = this.#options;
    const all = scope.all;
    const list = (kinds?: string[]) =>
      this.#scopes.list(scope, credentials, kinds);
    const select = {
      reseal: () => selectForReseal(list, all, this.#options),
      rotation: async () => selectForRotation(await list(), all, evaluator),
      migration: () =>
        selectForMigration(list, requireMigration(scope).rules, targets),
    };
    const selected = await select[kind]();
    if (selected.length > MAX_ITEMS) {
      throw new InputError(
        `The scope has ${selected.length} secrets, and a campaign at most ${MAX_ITEMS}: narrow it, for example to one environment`,
      );
    }
    const [access, own] = await Promise.all([
      authorizer.changeAccess(credentials),
      resources.getResources(selected.map(({ observed }) => observed.id)),
    ]);
    const items = selected.map(
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

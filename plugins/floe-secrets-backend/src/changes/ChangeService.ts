import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  Change,
  floeSecretsChangePermission,
  NewChange,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryAddresses } from '@floe/backstage-plugin-floe-secrets-node';
import type { Request } from 'express';
import { audited } from '../audit/audited';
import { SecretAuthorizer } from '../permissions/SecretAuthorizer';
import { PlaceAccess } from '../secrets/PlaceAccess';
import { EntityIndex } from '../catalog/EntityIndex';
import { EntityReader } from '../catalog/EntityReader';
import {
  AllowedPlaces,
  isWithin,
} from '../catalog/allowedPlaces/AllowedPlaces';
import { matchEntity } from '../catalog/entityMatch';
import { ownersOf } from '../catalog/ownersOf';
import { userOf } from '../catalog/principal';
import { VisibleEntities } from '../catalog/VisibleEntities';
import { Environments } from '../catalog/environments/Environments';
import { ObservationReader } from '../store/ObservationStore';
import { ChangeReader } from './ChangeReader';
import { ChangeStore } from './ChangeStore';
import { echo } from '../model/masking/echo';
import { ParsedChange, parseNewChange } from './parseNewChange';
import { MayReadUnowned, readOwnership } from './ownSecrets';
import { baselineOf } from './progress';
import { removalBaselineOf } from './removals';
import {
  readChangedStores,
  storeBaselineOf,
  storeIdOf,
  storeOf,
} from './storeProgress';
import { ChangeDraft } from './types';
import { verifyChange } from './verifyChange';

/**
 * Number of the newest changes among which those that the caller may read are
 * searched.
 */
const MAX_READ = 1_000;

type ChangeServiceOptions = {
  store: ChangeStore;
  changes: ChangeReader;
  reader: ObservationReader;
  entities: EntityReader;
  index: Pick<EntityIndex, 'lookup'>;
  visible: VisibleEntities;
  access: PlaceAccess;
  allowedPlaces: AllowedPlaces;
  addresses: RepositoryAddresses;
  authorizer: SecretAuthorizer;
  environments: Environments;
  auditor: AuditorService;
  /** Called with new changes and changes whose status changed. */
  onMoved: (changeIds: string[]) => void;
};

/** Lists and records the changes that the portal made. */
export class ChangeService {
  readonly #options: ChangeServiceOptions;

  constructor(options: ChangeServiceOptions) {
    this.#options = options;
  }

  /**
   * Changes of one entity, or of all entities that the caller may see; newest
   * first.
   */
  async list(
    query: { entityRef?: string; limit: number },
    credentials: BackstageCredentials,
  ): Promise<Change[]> {
    const { access, changes, entities, store, visible } = this.#options;
    const places = await access.of(credentials);
    const { entityRef, limit } = query;
    const entity = entityRef
      ? await entities.getEntity(entityRef, credentials)
      : undefined;
    const refs = entity
      ? new Set([stringifyEntityRef(entity)])
      : await visible.of(credentials);
    const recorded = await store.list({
      entityRef: entity && stringifyEntityRef(entity),
      limit: MAX_READ,
    });
    const own = entity && {
      owners: ownersOf(entity),
      match: matchEntity(entity, this.#options.allowedPlaces),
    };
    const readable = recorded.filter(
      ({ cluster, entityRef: ref, namespace }) => {
        const known = own ?? places.entity(ref);
        return (
          refs.has(ref) &&
          (known
            ? isWithin(known.match.within, cluster, namespace)
            : !this.#options.allowedPlaces.isBound) &&
          places.mayReadOwned(known?.owners ?? [], cluster, namespace)
        );
      },
    );
    return await changes.read(
      readable.slice(0, limit),
      ({ cluster, namespace }) => places.mayReadOwned([], cluster, namespace),
    );
  }

  /**
   * Records a pull request of an entity's repository; the caller needs
   * permission to change the entity's secrets. There is one record for each
   * URL, to which a further edit adds its objects.
   *
   * @throws InputError if a field is invalid, NotFoundError if the caller may
   * not see the entity, NotAllowedError if the caller may not change its
   * secrets, ConflictError if the pull request is recorded for another entity
   */
  async create(
    input: NewChange,
    credentials: BackstageCredentials,
    request: Request,
  ): Promise<Change> {
    const { auditor, changes, onMoved, store } = this.#options;
    const { cluster, entityRef, namespace } = input;
    const mayReadUnowned = await this.#mayReadUnowned(credentials);
    const { change, created, extended } = await audited(
      auditor,
      {
        id: 'change-create',
        caller: { credentials, request },
        meta: { entityRef, cluster, namespace },
      },
      async meta => {
        const verified = await this.#verify(parseNewChange(input), credentials);
        const readable = mayReadUnowned(verified) && {
          mayBeUnowned: true as const,
        };
        const draft = {
          ...verified,
          objects: verified.objects.map(object => ({ ...object, ...readable })),
          removed: verified.removed.map(part => ({ ...part, ...readable })),
        };
        const recorded = await store.create(await this.#withBaselines(draft));
        if (recorded.change.entityRef !== draft.entityRef) {
          throw new ConflictError(
            `${recorded.change.pullRequestUrl} is recorded for another entity already`,
          );
        }
        meta.changeId = recorded.change.id;
        meta.created = recorded.created;
        meta.extended = recorded.extended;
        meta.pullRequestUrl = recorded.change.pullRequestUrl;
        return recorded;
      },
    );
    if (created || extended) {
      onMoved([change.id]);
    }
    const [answer] = await changes.read([change], mayReadUnowned);
    return answer;
  }

  /**
   * Adds what the cluster shows of each object before the change, with which
   * its progress is compared.
   */
  async #withBaselines(draft: ChangeDraft) {
    const { reader } = this.#options;
    const ids = [...draft.objects, ...draft.removed].flatMap(
      ({ secretId }) => secretId ?? [],
    );
    const ownershipFor = await readOwnership(this.#options, [draft]);
    const { isOwn, storesOf } = ownershipFor();
    const secrets = new Map(
      (ids.length ? await reader.listSecrets({ ids }) : []).map(secret => [
        secret.id,
        secret,
      ]),
    );
    const ownOf = (part: ChangeDraft['objects' | 'removed'][number]) => {
      const secret = secrets.get(part.secretId ?? '');
      return secret && isOwn(draft, part, secret) ? secret : undefined;
    };
    const stores = storesOf(draft, await readChangedStores(reader, [draft]));
    return {
      ...draft,
      objects: draft.objects.map(object => ({
        ...object,
        baseline: storeIdOf(draft, object)
          ? storeBaselineOf(storeOf(draft, object, stores))
          : baselineOf(ownOf(object)),
      })),
      removed: draft.removed.map(part => ({
        ...part,
        baseline: removalBaselineOf(ownOf(part)),
      })),
    };
  }

  /** The places where the caller may read unowned secrets; none if nothing may be read. */
  async #mayReadUnowned(
    credentials: BackstageCredentials,
  ): Promise<MayReadUnowned> {
    try {
      const { mayReadOwned } = await this.#options.access.of(credentials);
      return ({ cluster, namespace }) => mayReadOwned([], cluster, namespace);
    } catch (error) {
      if ((error as Error).name === 'NotAllowedError') {
        return () => false;
      }
      throw error;
    }
  }

  async #verify(
    change: ParsedChange,
    credentials: BackstageCredentials,
  ): Promise<ChangeDraft> {
    const { addresses, authorizer, entities, environments, reader } =
      this.#options;
    const { cluster, entityRef, namespace } = change;
    const [entity, access, [known]] = await Promise.all([
      entities.getEntity(entityRef, credentials),
      authorizer.changeAccess(credentials),
      reader.listClusters([cluster]),
    ]);
    const environment = environments.resolve(cluster, namespace).name;
    const owners = ownersOf(entity);
    if (!access.isAllowed({ cluster, environment, owners })) {
      throw new NotAllowedError(
        `You are not allowed to change the secrets of ${entityRef} in ${environment} (permission ${floeSecretsChangePermission.name})`,
      );
    }
    const match = matchEntity(entity, this.#options.allowedPlaces);
    if (!isWithin(match.within, cluster, namespace)) {
      throw new NotAllowedError(
        `The configuration of the portal (floeSecrets.allowedPlaces) does not allow secrets of ${entityRef} in this namespace of this cluster. Ask your portal administrators to extend the rules`,
      );
    }
    if (!known) {
      throw new InputError(`cluster: there is no cluster ${echo(cluster)}`);
    }
    return {
      ...change,
      ...verifyChange({
        change,
        entity,
        match,
        environment,
        addresses,
      }),
      createdBy: userOf(credentials),
    };
  }
}

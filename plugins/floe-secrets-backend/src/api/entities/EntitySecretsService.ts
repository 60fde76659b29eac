import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { EntitySecrets } from '@floe/backstage-plugin-floe-secrets-common';
import { ChangeReader } from '../../changes/ChangeReader';
import { Clock } from '../../clock/Clock';
import { ObservedSecret } from '../../model/observed';
import { SecretAuthorizer } from '../../permissions/SecretAuthorizer';
import { SopsFileStore } from '../../sopsFiles/SopsFileStore';
import { SecretId } from '../../store/lists/SecretLists';
import { ObservationReader } from '../../store/ObservationStore';
import { SeenClusters } from '../../store/reads/readClusters';
import { Coalescer } from '../../secrets/coalesce';
import { ReadableSecrets } from '../../secrets/ReadableSecrets';
import { nameSharers } from '../../secrets/targets/nameSharers';
import { readScopes, scopesKey } from '../../secrets/scopes';
import { EvaluatedSecrets } from '../../secrets/lists/EvaluatedSecrets';
import { RevisionCache } from '../../secrets/lists/RevisionCache';
import { EvaluatedSecret } from '../../secrets/SecretEvaluator';
import { AllowedPlaces } from '../../catalog/allowedPlaces/AllowedPlaces';
import { EntityMatch, matchEntity } from '../../catalog/entityMatch';
import { EntityReader } from '../../catalog/EntityReader';
import {
  Allowed,
  EntitySecretsComposer,
  EntitySecretsComposerOptions,
  EntityView,
} from './EntitySecretsComposer';

/** Maximum number of entities whose secrets' ids are cached. */
const MAX_ENTITIES = 500;

type EntitySecretsServiceOptions = EntitySecretsComposerOptions & {
  reader: ObservationReader;
  entities: EntityReader;
  evaluated: Pick<EvaluatedSecrets, 'evaluate' | 'read'>;
  clock: Clock;
  readable: Pick<ReadableSecrets, 'list'>;
  authorizer: SecretAuthorizer;
  changes: ChangeReader;
  sopsFiles: Pick<SopsFileStore, 'problemsOf'>;
  allowedPlaces: AllowedPlaces;
};

/** Returns the content of the Secrets tab of a catalog entity. */
export class EntitySecretsService {
  readonly #options: EntitySecretsServiceOptions;
  readonly #composer: EntitySecretsComposer;
  readonly #views = new Coalescer<EntityView>();
  readonly #matches = new WeakMap<Entity, EntityMatch>();
  readonly #found: RevisionCache<{ keys: SecretId[]; size: number }>;

  constructor(options: EntitySecretsServiceOptions) {
    this.#options = options;
    this.#composer = new EntitySecretsComposer(options);
    this.#found = new RevisionCache({
      max: MAX_ENTITIES,
      clock: options.clock,
      // Which objects an entity names does not depend on the time.
      maxAgeMs: Infinity,
    });
  }

  /**
   * The secrets of an entity that the caller may see and read.
   *
   * @throws NotFoundError if the caller sees no such entity, NotAllowedError if
   * the caller may not read any secret
   */
  async getEntitySecrets(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<EntitySecrets> {
    const { authorizer, entities } = this.#options;
    const reading = entities.getEntity(entityRef, credentials);
    // Without permission to read, the caller must not know whether the
    // entity exists.
    reading.catch(() => undefined);
    const [access, refresh, change] = await Promise.all([
      authorizer.readAccess(credentials),
      authorizer.refreshAccess(credentials),
      authorizer.changeAccess(credentials),
    ]);
    const allowed: Allowed = { access, refresh, change };
    const entity = await reading;
    const match = this.#matchOf(entity);
    const key = viewKey(entity, match);
    const view = await this.#views.run(key, () =>
      this.#read(stringifyEntityRef(entity), key, match),
    );
    if (view.secrets.some(({ sharers }) => sharers)) {
      const { readable } = this.#options;
      const secrets = await nameSharers(view.secrets, readable, credentials);
      return this.#composer.compose(
        entity,
        match,
        { ...view, secrets },
        allowed,
      );
    }
    if (Object.values(allowed).every(({ unconditional }) => unconditional)) {
      view.whole ??= this.#composer.compose(entity, match, view, allowed);
      return view.whole;
    }
    return this.#composer.compose(entity, match, view, allowed);
  }

  #matchOf(entity: Entity): EntityMatch {
    const known = this.#matches.get(entity);
    if (known) {
      return known;
    }
    const match = matchEntity(entity, this.#options.allowedPlaces);
    this.#matches.set(entity, match);
    return match;
  }

  /** The secrets of an entity; which they are is kept until one of the clusters changes. */
  async #secretsOf(
    key: string,
    match: EntityMatch,
    { clusters, revisions, watched }: SeenClusters,
  ): Promise<EvaluatedSecret[]> {
    const { evaluated, reader } = this.#options;
    let read: ObservedSecret[] | undefined;
    const { keys } = await this.#found.answer(key, revisions, async () => {
      read = await readScopes(reader, match);
      return {
        keys: read.map(({ cluster, id }) => ({ cluster, id })),
        size: 0,
      };
    });
    return read
      ? await evaluated.evaluate(read, watched, clusters)
      : await evaluated.read(keys, watched);
  }

  async #read(
    entityRef: string,
    key: string,
    match: EntityMatch,
  ): Promise<EntityView> {
    const { changes, reader, sopsFiles } = this.#options;
    // First, so that nothing that is read is older than what they say.
    const seen = await reader.readClusters(
      match.cluster ? [match.cluster] : undefined,
    );
    const { clusters } = seen;
    const [current, secrets, sopsFileProblems] = await Promise.all([
      changes.readCurrent(entityRef),
      this.#secretsOf(key, match, seen),
      sopsFiles.problemsOf(entityRef),
    ]);
    await current.complete(secrets, clusters);
    return { clusters, changes: current, secrets, sopsFileProblems };
  }
}

/** Cache key of the entity in this version. */
function viewKey(entity: Entity, match: EntityMatch): string {
  const { annotations, etag } = entity.metadata;
  return [
    stringifyEntityRef(entity),
    etag ?? JSON.stringify(annotations ?? null),
    scopesKey(match),
  ].join(' ');
}

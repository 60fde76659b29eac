import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { Change, NewChange } from '@floe/backstage-plugin-floe-secrets-common';
import type { Request } from 'express';
import { PlaceAccess } from '../permissions/PlaceAccess';
import { EntityReader } from '../catalog/EntityReader';
import { ownersOf } from '../catalog/ownersOf';
import { VisibleEntities } from '../catalog/VisibleEntities';
import { ObservationReader } from '../store/ObservationStore';
import { ChangeReader } from './ChangeReader';
import { ChangeStore } from './ChangeStore';
import { parseNewChange } from './parseNewChange';
import { baselineOf } from './progress';

/** What the caller may read is chosen among as many of the newest. */
const MAX_READ = 1_000;

export type ChangeServiceOptions = {
  store: ChangeStore;
  changes: ChangeReader;
  reader: ObservationReader;
  entities: EntityReader;
  visible: VisibleEntities;
  access: PlaceAccess;
  auditor: AuditorService;
  /** Told of changes that came or moved. */
  onMoved: (changeIds: string[]) => void;
};

/** Answers and records the changes that the portal made. */
export class ChangeService {
  readonly #options: ChangeServiceOptions;

  constructor(options: ChangeServiceOptions) {
    this.#options = options;
  }

  /** Changes of one entity, or of all entities that the caller sees; newest first. */
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
    const owners = entity && ownersOf(entity);
    const refs = entity
      ? new Set([stringifyEntityRef(entity)])
      : await visible.of(credentials);
    const recorded = await store.list({
      entityRef: entity && stringifyEntityRef(entity),
      limit: MAX_READ,
    });
    const readable = recorded.filter(
      change =>
        refs.has(change.entityRef) &&
        (owners
          ? places.mayRead(change.cluster, change.namespace, owners)
          : places.mayReadOf(
              change.entityRef,
              change.cluster,
              change.namespace,
            )),
    );
    return await changes.read(readable.slice(0, limit));
  }

  /**
   * Records a pull request, once for its URL.
   *
   * @throws InputError where what is told cannot be
   */
  async create(input: NewChange, request: Request): Promise<Change> {
    const { auditor, changes, onMoved, reader, store } = this.#options;
    const event = await auditor.createEvent({
      eventId: 'change-create',
      severityLevel: 'medium',
      request,
      meta: {
        entityRef: input.entityRef,
        cluster: input.cluster,
        namespace: input.namespace,
      },
    });
    try {
      const draft = parseNewChange(input);
      const [cluster] = await reader.listClusters([draft.cluster]);
      if (!cluster) {
        throw new InputError(`cluster: there is no cluster ${draft.cluster}`);
      }
      const ids = draft.objects.flatMap(({ secretId }) => secretId ?? []);
      const secrets = ids.length ? await reader.listSecrets({ ids }) : [];
      const { change, created } = await store.create({
        ...draft,
        objects: draft.objects.map(object => ({
          ...object,
          baseline: baselineOf(
            secrets.find(({ id }) => id === object.secretId),
          ),
        })),
      });
      await event.success({
        meta: {
          changeId: change.id,
          created,
          pullRequestUrl: change.pullRequestUrl,
        },
      });
      if (created) {
        onMoved([change.id]);
      }
      const [answer] = await changes.read([change]);
      return answer;
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  }
}

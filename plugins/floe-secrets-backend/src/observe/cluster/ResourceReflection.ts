import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterGateway } from '@floe/backstage-plugin-floe-secrets-node';
import { ObservationWriter } from '../../store/ObservationWriter';
import { Clock } from '../../clock/Clock';
import { GeneratorResources } from '../generatorResources';
import { ObservedResource } from '../observedResources';
import { ClusterQueue } from '../recording/ClusterQueue';
import { KnownPositions } from '../recording/KnownPositions';
import { EventStore } from '../recording/EventStore';
import { ObjectRecorder } from '../recording/ObjectRecorder';
import { ResourceStatusBoard } from '../recording/ResourceStatusBoard';
import { OnLeftOut } from '../recording/UnreadableObjects';
import { InTurn } from '../reflector/inTurn';
import { narrowGateway } from '../reflector/narrowGateway';
import { Recovery } from '../reflector/Recovery';
import { Reflector, ReflectorOptions } from '../reflector/Reflector';
import { ReflectorHealth } from '../reflector/ReflectorHealth';
import { TargetWatch } from '../targets/targetWatches';
import { ClusterHealth } from './ClusterHealth';

/** The resource of events. */
export const EVENTS = 'events';

export type ResourceReflectionOptions = {
  gateway: ClusterGateway;
  writer: ObservationWriter;
  queue: ClusterQueue;
  positions: KnownPositions;
  board: ResourceStatusBoard;
  health: ClusterHealth;
  recovery: Recovery;
  logger: LoggerService;
  clock: Clock;
  /** Limits how many watches of all clusters start at the same time. */
  inTurn: InTurn;
  /** Called to request another discovery. */
  onUnexpected: () => void;
};

/** Reflects one resource of a cluster until the signal aborts. */
export class ResourceReflection {
  readonly #options: ResourceReflectionOptions;
  readonly #cluster: string;
  readonly #generators: GeneratorResources;

  constructor(
    options: ResourceReflectionOptions,
    generators: GeneratorResources,
  ) {
    this.#options = options;
    this.#cluster = options.gateway.clusterName;
    this.#generators = generators;
  }

  /** Reflects managed secrets, stores or origins. */
  async reflectObjects(
    resource: ObservedResource,
    version: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { writer, positions, clock } = this.#options;
    const { name, group, plural } = resource;
    const store = new ObjectRecorder({
      cluster: this.#cluster,
      resource,
      version,
      queue: this.#options.queue,
      writer,
      positions,
      clock,
      onLeftOut: this.#onLeftOut(name),
      onSecret: ({ facts }) => {
        if (this.#generators.note(facts)) {
          this.#options.onUnexpected();
        }
      },
    });
    const { gateway } = this.#options;
    const isMetadataEnough =
      resource.holds === 'origin' && resource.isMetadataEnough;
    await this.#runReflector(
      {
        gateway: isMetadataEnough
          ? narrowGateway(gateway, { metadataOnly: true })
          : gateway,
        resource: { group, version, plural },
        store,
        health: this.#healthOf(name),
      },
      signal,
    );
  }

  /** Reflects the events of one operator. */
  async reflectEvents(selector: string, signal: AbortSignal): Promise<void> {
    const { positions, clock } = this.#options;
    const store = new EventStore({
      cluster: this.#cluster,
      fieldSelector: selector,
      queue: this.#options.queue,
      positions,
      clock,
      onLeftOut: this.#onLeftOut(EVENTS, selector),
    });
    await this.#runReflector(
      {
        gateway: this.#options.gateway,
        resource: { group: '', version: 'v1', plural: EVENTS },
        fieldSelector: selector,
        store,
        health: this.#healthOf(EVENTS, selector),
      },
      signal,
    );
    this.#options.board.removePart(EVENTS, selector);
  }

  /** Reflects the metadata of target Secrets or of their users. */
  async reflectTargets(watch: TargetWatch, signal: AbortSignal): Promise<void> {
    const { gateway, writer, clock } = this.#options;
    const store = watch.createRecorder({
      cluster: this.#cluster,
      queue: this.#options.queue,
      writer,
      clock,
      onLeftOut: this.#onLeftOut(watch.name, watch.key),
    });
    await this.#runReflector(
      {
        gateway: narrowGateway(gateway, watch.selection),
        resource: watch.resource,
        store,
        health: this.#healthOf(watch.name, watch.key),
      },
      signal,
    );
  }

  async #runReflector(
    options: Pick<
      ReflectorOptions,
      'gateway' | 'resource' | 'fieldSelector' | 'store' | 'health'
    >,
    signal: AbortSignal,
  ): Promise<void> {
    const { clock, inTurn, logger, recovery } = this.#options;
    await new Reflector({
      ...options,
      recovery,
      inTurn,
      logger,
      clock,
    }).run(signal);
  }

  #healthOf(resource: string, part?: string): ReflectorHealth {
    const { board, health, onUnexpected, recovery } = this.#options;
    let isKept = false;
    return {
      contacted: () => {
        health.contacted();
        board.contacted(resource);
      },
      failed: error => health.resourceFailed(error),
      stateChanged: (state, reason) => {
        board.setState(resource, state, reason, part);
        if (isKept && state === 'watching') {
          // The reason for its failure may have affected others too.
          recovery.announce();
        }
        isKept = state !== 'watching' && state !== 'listing';
        if (state === 'not-served') {
          onUnexpected();
        }
      },
    };
  }

  #onLeftOut(resource: string, part?: string): OnLeftOut {
    return (count, added) => {
      if (added) {
        this.#options.logger.error(
          `${added.name} of ${resource} in cluster ${
            this.#cluster
          } cannot be read and is left out: ${added.fault}`,
        );
      }
      this.#options.board.setLeftOut(resource, count, part);
    };
  }
}

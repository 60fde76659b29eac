import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ClusterGateway } from '@floe/backstage-plugin-floe-secrets-node';
import { SEALED_SECRETS_GROUP } from '../../model/kinds';
import { ObservationWriter } from '../../store/ObservationWriter';
import { TargetPart } from '../../store/targets/TargetWrite';
import { CertificateKeeper } from '../certificates/CertificateKeeper';
import { Clock } from '../../clock/Clock';
import { ServedVersions } from '../discovery/discoverVersions';
import { eventSelectors } from '../discovery/eventSelectors';
import { GeneratorResources } from '../generatorResources';
import { ObservedResource, observedResources } from '../observedResources';
import { ClusterQueue } from '../recording/ClusterQueue';
import { KnownPositions } from '../recording/KnownPositions';
import { EventRecorder } from '../recording/EventRecorder';
import { ObjectRecorder, RecorderEvents } from '../recording/ObjectRecorder';
import { ResourceStatusBoard } from '../recording/ResourceStatusBoard';
import { InTurn } from '../reflector/inTurn';
import { Recovery } from '../reflector/Recovery';
import { Reflector } from '../reflector/Reflector';
import { ReflectorHandler } from '../reflector/ReflectorHandler';
import { narrowGateway } from '../targets/narrowGateway';
import { TARGET_WATCHES, TargetWatch } from '../targets/targetWatches';
import { ClusterHealth } from './ClusterHealth';
import { TaskGroup } from './TaskGroup';

const EVENTS = 'events';
/** Each cluster serves the core API, and in this version. */
const CORE_V1 = { apiVersion: 'v1', servedVersions: ['v1'] };

export type ClusterReflectorsOptions = {
  gateway: ClusterGateway;
  writer: ObservationWriter;
  queue: ClusterQueue;
  positions: KnownPositions;
  board: ResourceStatusBoard;
  health: ClusterHealth;
  recovery: Recovery;
  certificates: CertificateKeeper;
  logger: LoggerService;
  clock: Clock;
  /** Bounds how many watches of all clusters are begun at a time. */
  inTurn: InTurn;
  /** What is observed of the Secrets that are produced, and of their users. */
  targetParts: TargetPart[];
  /** Told where what the cluster serves is to be asked for again. */
  onUnexpected: () => void;
};

/**
 * Keeps a reflector for each resource that a cluster serves, and for the
 * events of each operator.
 */
export class ClusterReflectors {
  readonly #options: ClusterReflectorsOptions;
  readonly #cluster: string;
  readonly #tasks: TaskGroup;
  readonly #generators = new GeneratorResources();

  constructor(options: ClusterReflectorsOptions) {
    this.#options = options;
    this.#cluster = options.gateway.clusterName;
    this.#tasks = new TaskGroup({
      onFailed: (key, error) =>
        options.logger.error(
          `Observing ${this.#cluster} ${key} failed`,
          toError(error),
        ),
    });
  }

  async stopAll(): Promise<void> {
    await this.#tasks.stopAll();
  }

  /** Starts what is served and stops what is not, or not in that version. */
  async reconcile(served: ServedVersions): Promise<void> {
    const wanted = new Map<string, (signal: AbortSignal) => Promise<void>>();
    for (const resource of [
      ...observedResources(),
      ...this.#generators.list(),
    ]) {
      const version = this.#chooseVersion(resource, served);
      if (version) {
        wanted.set(`${resource.name} ${version}`, signal =>
          this.#reflect(resource, version, signal),
        );
      }
    }
    const selectors = eventSelectors(served);
    for (const selector of selectors) {
      wanted.set(`${EVENTS} ${selector}`, signal =>
        this.#reflectEvents(selector, signal),
      );
    }
    this.#options.board.setVersions(EVENTS, CORE_V1);
    for (const watch of this.#targetWatches()) {
      wanted.set(`${watch.name} ${watch.key}`, signal =>
        this.#reflectTargets(watch, signal),
      );
      this.#options.board.setVersions(watch.name, CORE_V1);
    }
    if (served.has(`sealedsecrets.${SEALED_SECRETS_GROUP}`)) {
      wanted.set('sealing-certificate', signal =>
        this.#options.certificates.keep({ ...this.#options, signal }),
      );
    }
    const ended = this.#tasks.keys().filter(key => !wanted.has(key));
    if (ended.length > 0) {
      this.#options.logger.info(
        `Cluster ${this.#cluster} no longer serves: ${ended.join(', ')}`,
      );
    }
    await Promise.all(ended.map(key => this.#tasks.stop(key)));
    for (const [key, run] of wanted) {
      if (!this.#tasks.has(key)) {
        this.#tasks.start(key, run);
      }
    }
  }

  #chooseVersion(
    resource: ObservedResource,
    served: ServedVersions,
  ): string | undefined {
    const { name, group, versions } = resource;
    const servedVersions = served.get(name) ?? [];
    const version = versions.find(each => servedVersions.includes(each));
    this.#options.board.setVersions(name, {
      apiVersion: version ? `${group}/${version}` : null,
      servedVersions: servedVersions.map(each => `${group}/${each}`),
    });
    if (!version) {
      const isServed = servedVersions.length > 0;
      this.#options.board.setState(
        name,
        isServed ? 'failing' : 'not-served',
        isServed
          ? `The cluster serves ${name} as ${servedVersions.join(
              ', ',
            )} only, which this release of Floe Secrets does not read`
          : null,
      );
    }
    return version;
  }

  async #reflect(
    resource: ObservedResource,
    version: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { writer, positions, clock } = this.#options;
    const { name, group, plural } = resource;
    const handler = new ObjectRecorder({
      cluster: this.#cluster,
      resource,
      version,
      queue: this.#options.queue,
      writer,
      positions,
      clock,
      events: this.#eventsOf(name),
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
      { group, version, plural },
      handler,
      signal,
      undefined,
      isMetadataEnough
        ? narrowGateway(gateway, { metadataOnly: true })
        : gateway,
    );
  }

  async #reflectEvents(selector: string, signal: AbortSignal): Promise<void> {
    const { positions, clock } = this.#options;
    const handler = new EventRecorder({
      cluster: this.#cluster,
      fieldSelector: selector,
      queue: this.#options.queue,
      positions,
      clock,
      events: this.#eventsOf(EVENTS, selector),
    });
    const resource = { group: '', version: 'v1', plural: EVENTS };
    await this.#runReflector(resource, handler, signal, selector);
    this.#options.board.removePart(EVENTS, selector);
  }

  #targetWatches(): TargetWatch[] {
    const { targetParts } = this.#options;
    return TARGET_WATCHES.filter(({ part }) => targetParts.includes(part));
  }

  async #reflectTargets(
    watch: TargetWatch,
    signal: AbortSignal,
  ): Promise<void> {
    const { gateway, writer, clock } = this.#options;
    const handler = watch.createRecorder({
      cluster: this.#cluster,
      queue: this.#options.queue,
      writer,
      clock,
      events: this.#eventsOf(watch.name, watch.key),
    });
    await this.#runReflector(
      watch.resource,
      handler,
      signal,
      undefined,
      narrowGateway(gateway, watch.selection),
    );
  }

  async #runReflector(
    resource: { group: string; version: string; plural: string },
    handler: ReflectorHandler,
    signal: AbortSignal,
    fieldSelector?: string,
    gateway: ClusterGateway = this.#options.gateway,
  ): Promise<void> {
    const { logger, clock, inTurn } = this.#options;
    const reflector = new Reflector({
      gateway,
      resource,
      fieldSelector,
      handler,
      recovery: this.#options.recovery,
      inTurn,
      logger,
      clock,
    });
    await reflector.run(signal);
  }

  #eventsOf(resource: string, part?: string): RecorderEvents {
    let isKept = false;
    return {
      contacted: () => {
        this.#options.health.contacted();
        this.#options.board.contacted(resource);
      },
      failed: error => this.#options.health.resourceFailed(error),
      leftOut: (count, added) => {
        if (added) {
          this.#options.logger.error(
            `${added.name} of ${resource} in cluster ${
              this.#cluster
            } cannot be read and is left out: ${added.fault}`,
          );
        }
        this.#options.board.setLeftOut(resource, count, part);
      },
      stateChanged: (state, reason) => {
        this.#options.board.setState(resource, state, reason, part);
        if (isKept && state === 'watching') {
          // What kept it from watching may have kept others too.
          this.#options.recovery.announce();
        }
        isKept = state !== 'watching' && state !== 'listing';
        if (state === 'not-served') {
          this.#options.onUnexpected();
        }
      },
    };
  }
}

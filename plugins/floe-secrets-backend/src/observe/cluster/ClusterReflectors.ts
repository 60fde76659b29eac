import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ClusterGateway } from '@floe/backstage-plugin-floe-secrets-node';
import { OPERATORS } from '@floe/backstage-plugin-floe-secrets-common';
import { SEALED_SECRETS_GROUP } from '../../model/kinds';
import { OPERATOR_RESOURCES } from '../../model/operatorResources';
import { ObservationWriter } from '../../store/ObservationWriter';
import { TargetPart } from '../../store/targets/TargetWrite';
import { CertificateKeeper } from '../certificates/CertificateKeeper';
import { Clock } from '../../clock/Clock';
import { ServedVersions } from '../discovery/discoverVersions';
import { eventSelectors } from '../discovery/eventSelectors';
import { GeneratorResources } from '../generatorResources';
import { OperatorKeeper } from '../operators/OperatorKeeper';
import { ObservedResource, observedResources } from '../observedResources';
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
import { TARGET_WATCHES, TargetWatch } from '../targets/targetWatches';
import { ClusterHealth } from './ClusterHealth';
import { TaskGroup } from './TaskGroup';

const EVENTS = 'events';
/** Every cluster serves the core API in this version. */
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
  operators: OperatorKeeper;
  logger: LoggerService;
  clock: Clock;
  /** Limits how many watches of all clusters start at the same time. */
  inTurn: InTurn;
  /** What is observed of the target Secrets and their users. */
  targetParts: TargetPart[];
  /** Called to request another discovery. */
  onUnexpected: () => void;
};

/**
 * Runs a reflector for each served resource, and for the events of each
 * operator.
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

  /**
   * Starts reflectors of newly served resources, and stops those that are no
   * longer served or have another version.
   */
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
    for (const operator of OPERATORS) {
      if (served.has(OPERATOR_RESOURCES[operator])) {
        wanted.set(`version of ${operator}`, signal =>
          this.#options.operators.keep({ ...this.#options, operator, signal }),
        );
      }
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
            )} only, but this release of Floe Secrets does not support it`
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

  async #reflectEvents(selector: string, signal: AbortSignal): Promise<void> {
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

  #targetWatches(): TargetWatch[] {
    const { targetParts } = this.#options;
    return TARGET_WATCHES.filter(({ part }) => targetParts.includes(part));
  }

  async #reflectTargets(
    watch: TargetWatch,
    signal: AbortSignal,
  ): Promise<void> {
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

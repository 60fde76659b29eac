import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  ClusterGateway,
  ClusterRequestError,
} from '@floe/backstage-plugin-floe-secrets-node';
import { SEALED_SECRETS_GROUP } from '../../model/kinds';
import { ObservationWriter } from '../../store/ObservationWriter';
import { TARGET_PARTS, TargetPart } from '../../store/targets/TargetWrite';
import { Backoff, jitter } from '../Backoff';
import { CertificateKeeper } from '../certificates/CertificateKeeper';
import { Clock, sleep } from '../Clock';
import {
  discoverVersions,
  ServedVersions,
} from '../discovery/discoverVersions';
import { eventSelectors } from '../discovery/eventSelectors';
import { fieldsOf, nameOf } from '../extract/fields';
import { GeneratorResources } from '../generatorResources';
import {
  OBSERVED_GROUPS,
  OBSERVED_RESOURCES,
  ObservedResource,
} from '../observedResources';
import { EventRecorder } from '../recording/EventRecorder';
import { ObjectRecorder, RecorderEvents } from '../recording/ObjectRecorder';
import { ResourceStatusBoard } from '../recording/ResourceStatusBoard';
import { ClusterQueue } from '../recording/ClusterQueue';
import { WriteQueue } from '../recording/WriteQueue';
import { InTurn } from '../reflector/inTurn';
import { narrowGateway } from '../targets/narrowGateway';
import { TARGET_WATCHES, TargetWatch } from '../targets/targetWatches';
import { Recovery } from '../reflector/Recovery';
import { Reflector } from '../reflector/Reflector';
import { ReflectorHandler } from '../reflector/ReflectorHandler';
import { ClusterHealth } from './ClusterHealth';
import { TaskGroup } from './TaskGroup';

const EVENTS = 'events';
/** How often it is tried to reach a cluster again; the reflectors wait longer. */
const KNOCK_MS = 5_000;
/** For how long others wait at most until it is known what a cluster serves. */
const BEGIN_MS = 250;
/** How often it is written when a cluster was last seen to be current. */
const CONTACT_INTERVAL_MS = 30_000;

export type ClusterObserverOptions = {
  gateway: ClusterGateway;
  writer: ObservationWriter;
  queue: WriteQueue;
  certificates: CertificateKeeper;
  logger: LoggerService;
  clock: Clock;
  /** Bounds how many watches of all clusters are begun at a time. */
  inTurn: InTurn;
  discoveryIntervalMs: number;
  /** What is observed of the Secrets that are produced, and of their users. */
  targetParts: TargetPart[];
};

/**
 * Observes one cluster: finds out what it serves, again and again, and keeps
 * a reflector for each resource and for the events of each operator.
 */
export class ClusterObserver {
  readonly #options: ClusterObserverOptions;
  readonly #cluster: string;
  readonly #queue: ClusterQueue;
  readonly #board: ResourceStatusBoard;
  readonly #health: ClusterHealth;
  readonly #reflectors = new TaskGroup();
  readonly #loops = new TaskGroup();
  readonly #recovery = new Recovery();
  readonly #generators = new GeneratorResources();
  #isDiscoveryDue = false;
  #wakeDiscovery = () => {};
  #onDiscovered = () => {};

  constructor(options: ClusterObserverOptions) {
    const { gateway, clock, logger } = options;
    this.#options = options;
    this.#cluster = gateway.clusterName;
    const queue = new ClusterQueue(this.#cluster, options.queue);
    this.#queue = queue;
    this.#board = new ResourceStatusBoard({
      cluster: this.#cluster,
      clock,
      write: writes => void queue.push(writes),
    });
    this.#health = new ClusterHealth({
      cluster: this.#cluster,
      clock,
      onChange: reachability => {
        const { reachable, reason } = reachability;
        if (reachable) {
          logger.info(`Cluster ${this.#cluster} is observed`);
          this.#recovery.announce();
        } else {
          logger.warn(`Cluster ${this.#cluster} cannot be seen: ${reason}`);
          this.#discoverSoon();
        }
        void queue.push([{ type: 'reachability', reachability }]);
      },
    });
  }

  /**
   * Begins when its turn has come, where many are begun with: a cluster that
   * does not answer keeps others waiting for a moment only.
   */
  start(beginInTurn: InTurn = (_, run) => run()): void {
    this.#forgetTargetsNotObserved();
    this.#loops.start('discovery', async signal => {
      let discovering = Promise.resolve();
      await beginInTurn(signal, async () => {
        const known = new Promise<void>(resolve => {
          this.#onDiscovered = resolve;
        });
        discovering = this.#discover(signal);
        await Promise.race([
          known,
          sleep(this.#options.clock, BEGIN_MS, signal),
        ]);
      });
      await discovering;
    });
    this.#loops.start('contacts', signal => this.#writeContacts(signal));
  }

  /** Stops where another replica observes the cluster, and writes nothing more. */
  async abandon(): Promise<void> {
    this.#queue.close();
    await this.stop();
  }

  async stop(): Promise<void> {
    await this.#loops.stopAll();
    await this.#reflectors.stopAll();
    this.#board.writeContacts();
  }

  async #discover(signal: AbortSignal): Promise<void> {
    const { gateway, discoveryIntervalMs, logger } = this.#options;
    const backoff = new Backoff({ baseMs: 500, maxMs: KNOCK_MS });
    while (!signal.aborted) {
      this.#isDiscoveryDue = false;
      let delay = jitter(discoveryIntervalMs);
      try {
        const version = fieldsOf(await gateway.get('/version', { signal }));
        this.#health.setVersion(nameOf(version.gitVersion) ?? null);
        const served = await discoverVersions(gateway, OBSERVED_GROUPS, signal);
        this.#health.contacted();
        await this.#reconcile(served);
        this.#onDiscovered();
        backoff.reset();
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        if (error instanceof ClusterRequestError) {
          this.#health.failed(error);
        }
        logger.debug(`Discovery failed: ${toError(error).message}`);
        const { retryAfterSeconds } = error as Partial<ClusterRequestError>;
        delay = backoff.next(retryAfterSeconds);
      }
      await this.#pause(delay, signal);
    }
  }

  /** Lets what the cluster serves be asked for again, also where it is being asked for now. */
  #discoverSoon(): void {
    this.#isDiscoveryDue = true;
    this.#wakeDiscovery();
  }

  /** Waits, unless there is something new to be asked for meanwhile. */
  async #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#isDiscoveryDue) {
      return;
    }
    const woken = new AbortController();
    this.#wakeDiscovery = () => woken.abort();
    await sleep(
      this.#options.clock,
      milliseconds,
      AbortSignal.any([signal, woken.signal]),
    );
    this.#wakeDiscovery = () => {};
  }

  async #writeContacts(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sleep(this.#options.clock, jitter(CONTACT_INTERVAL_MS), signal);
      this.#board.writeContacts();
    }
  }

  /** Starts what is served and stops what is not, or not in that version. */
  async #reconcile(served: ServedVersions): Promise<void> {
    const wanted = new Map<string, (signal: AbortSignal) => Promise<void>>();
    for (const resource of [
      ...OBSERVED_RESOURCES,
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
    this.#board.setVersions(EVENTS, {
      apiVersion: 'v1',
      servedVersions: ['v1'],
    });
    for (const watch of this.#targetWatches()) {
      wanted.set(`${watch.name} ${watch.key}`, signal =>
        this.#reflectTargets(watch, signal),
      );
      this.#board.setVersions(watch.name, {
        apiVersion: 'v1',
        servedVersions: ['v1'],
      });
    }
    if (served.has(`sealedsecrets.${SEALED_SECRETS_GROUP}`)) {
      wanted.set('sealing-certificate', signal =>
        this.#options.certificates.keep(
          this.#options.gateway,
          this.#board,
          signal,
        ),
      );
    }
    await Promise.all(
      this.#reflectors
        .keys()
        .filter(key => !wanted.has(key))
        .map(key => this.#reflectors.stop(key)),
    );
    for (const [key, run] of wanted) {
      if (!this.#reflectors.has(key)) {
        this.#reflectors.start(key, run);
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
    this.#board.setVersions(name, {
      apiVersion: version ? `${group}/${version}` : null,
      servedVersions: servedVersions.map(each => `${group}/${each}`),
    });
    if (!version) {
      const isServed = servedVersions.length > 0;
      this.#board.setState(
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
    const { writer, clock } = this.#options;
    const { name, group, plural } = resource;
    const handler = new ObjectRecorder({
      cluster: this.#cluster,
      resource,
      version,
      queue: this.#queue,
      writer,
      clock,
      events: this.#eventsOf(name),
      onSecret: ({ facts }) => {
        if (this.#generators.note(facts)) {
          this.#discoverSoon();
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
    const { writer, clock } = this.#options;
    const handler = new EventRecorder({
      cluster: this.#cluster,
      fieldSelector: selector,
      queue: this.#queue,
      writer,
      clock,
      events: this.#eventsOf(EVENTS, selector),
    });
    const resource = { group: '', version: 'v1', plural: EVENTS };
    await this.#runReflector(resource, handler, signal, selector);
    this.#board.removePart(EVENTS, selector);
  }

  #targetWatches(): TargetWatch[] {
    const { targetParts } = this.#options;
    return TARGET_WATCHES.filter(({ part }) => targetParts.includes(part));
  }

  /** What was observed of them before is no longer known to be true. */
  #forgetTargetsNotObserved(): void {
    const { targetParts } = this.#options;
    const off = TARGET_PARTS.filter(part => !targetParts.includes(part));
    void this.#queue.push(
      off.map(part => ({
        type: 'target-part-off',
        cluster: this.#cluster,
        part,
      })),
    );
  }

  async #reflectTargets(
    watch: TargetWatch,
    signal: AbortSignal,
  ): Promise<void> {
    const { gateway, writer, clock } = this.#options;
    const handler = watch.createRecorder({
      cluster: this.#cluster,
      queue: this.#queue,
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
      recovery: this.#recovery,
      inTurn,
      logger,
      clock,
    });
    await reflector.run(signal);
  }

  #eventsOf(resource: string, part?: string): RecorderEvents {
    return {
      contacted: () => {
        this.#health.contacted();
        this.#board.contacted(resource);
      },
      failed: error => this.#health.failed(error),
      stateChanged: (state, reason) => {
        this.#board.setState(resource, state, reason, part);
        if (state === 'not-served') {
          this.#discoverSoon();
        }
      },
    };
  }
}

import { toError } from '@backstage/errors';
import { OPERATORS } from '@floe/backstage-plugin-floe-secrets-common';
import { SEALED_SECRETS_GROUP } from '../../model/kinds';
import { OPERATOR_RESOURCES } from '../../model/operatorResources';
import { TargetPart } from '../../store/targets/TargetWrite';
import { CertificateKeeper } from '../certificates/CertificateKeeper';
import { ServedVersions } from '../discovery/discoverVersions';
import { eventSelectors } from '../discovery/eventSelectors';
import { GeneratorResources } from '../generatorResources';
import { OperatorKeeper } from '../operators/OperatorKeeper';
import { ObservedResource, observedResources } from '../observedResources';
import { TARGET_WATCHES, TargetWatch } from '../targets/targetWatches';
import {
  EVENTS,
  ResourceReflection,
  ResourceReflectionOptions,
} from './ResourceReflection';
import { TaskGroup } from './TaskGroup';

/** Every cluster serves the core API in this version. */
const CORE_V1 = { apiVersion: 'v1', servedVersions: ['v1'] };

export type ClusterReflectorsOptions = ResourceReflectionOptions & {
  certificates: CertificateKeeper;
  operators: OperatorKeeper;
  /** What is observed of the target Secrets and their users. */
  targetParts: TargetPart[];
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
  readonly #reflection: ResourceReflection;

  constructor(options: ClusterReflectorsOptions) {
    this.#options = options;
    this.#cluster = options.gateway.clusterName;
    this.#reflection = new ResourceReflection(options, this.#generators);
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
          this.#reflection.reflectObjects(resource, version, signal),
        );
      }
    }
    const selectors = eventSelectors(served);
    for (const selector of selectors) {
      wanted.set(`${EVENTS} ${selector}`, signal =>
        this.#reflection.reflectEvents(selector, signal),
      );
    }
    this.#options.board.setVersions(EVENTS, CORE_V1);
    for (const watch of this.#targetWatches()) {
      wanted.set(`${watch.name} ${watch.key}`, signal =>
        this.#reflection.reflectTargets(watch, signal),
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

  #targetWatches(): TargetWatch[] {
    const { targetParts } = this.#options;
    return TARGET_WATCHES.filter(({ part }) => targetParts.includes(part));
  }
}

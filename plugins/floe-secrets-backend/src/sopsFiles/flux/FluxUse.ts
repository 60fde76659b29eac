import { LoggerService } from '@backstage/backend-plugin-api';
import { Observer } from '../../model/Observer';
import { ObservedSecret } from '../../model/observed';
import { groupBy } from '../../collections/groupBy';
import { ObservationReader } from '../../store/ObservationStore';
import { findUndecrypted } from './findUndecrypted';
import { findNotTaken, isPassedOver } from './findNotTaken';
import { readKustomizations } from './FluxReader';

/**
 * Finds the files that Flux applies without decryption, and those that it
 * ignores. A cluster is only asked if one of its services has encrypted
 * manifests, once a round, because Kustomizations without decryption are not
 * observed.
 */
export class FluxUse {
  readonly #observer: Pick<Observer, 'openGateway'>;
  readonly #reader: ObservationReader;
  readonly #logger: LoggerService;

  constructor(options: {
    observer: Pick<Observer, 'openGateway'>;
    reader: ObservationReader;
    logger: LoggerService;
  }) {
    this.#observer = options.observer;
    this.#reader = options.reader;
    this.#logger = options.logger;
  }

  /** The files with their use by Flux, in the same order. */
  async complete(files: ObservedSecret[]): Promise<ObservedSecret[]> {
    const byCluster = groupBy(files.filter(hasManifest), file => file.cluster);
    const completed = new Map<string, ObservedSecret>();
    await Promise.all(
      [...byCluster].map(async ([cluster, ofCluster]) => {
        for (const file of await this.#completeIn(cluster, ofCluster)) {
          completed.set(file.id, file);
        }
      }),
    );
    return files.map(file => completed.get(file.id) ?? file);
  }

  async #completeIn(
    cluster: string,
    files: ObservedSecret[],
  ): Promise<ObservedSecret[]> {
    try {
      const gateway = await this.#observer.openGateway(cluster);
      const kustomizations = await readKustomizations(gateway, {
        all: files.some(
          ({ facts }) => facts.type === 'sops-file' && isPassedOver(facts),
        ),
      });
      return files.map(file =>
        withFacts(file, facts => {
          const notTaken = findNotTaken(facts, kustomizations);
          return {
            undecrypted: findUndecrypted(facts, kustomizations),
            ...(notTaken.length > 0 && { notTaken }),
          };
        }),
      );
    } catch (error) {
      this.#logger.debug(
        `Flux of cluster ${cluster} could not be queried for SOPS files`,
        error as Error,
      );
      const known = new Map(
        (
          await this.#reader.listSecrets({ ids: files.map(({ id }) => id) })
        ).map(file => [file.id, file]),
      );
      return files.map(file =>
        withFacts(file, () => {
          const facts = known.get(file.id)?.facts;
          return facts?.type === 'sops-file'
            ? {
                undecrypted: facts.undecrypted,
                ...(facts.notTaken && { notTaken: facts.notTaken }),
              }
            : { undecrypted: [] };
        }),
      );
    }
  }
}

type FileFacts = Extract<ObservedSecret['facts'], { type: 'sops-file' }>;

function withFacts(
  file: ObservedSecret,
  find: (facts: FileFacts) => Pick<FileFacts, 'notTaken' | 'undecrypted'>,
): ObservedSecret {
  const { facts } = file;
  return facts.type === 'sops-file'
    ? { ...file, facts: { ...facts, ...find(facts) } }
    : file;
}

function hasManifest({ facts }: ObservedSecret): boolean {
  return (
    facts.type === 'sops-file' &&
    facts.manifests.some(({ encrypted }) => encrypted.length > 0)
  );
}

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  RepositoryAddresses,
  RepositoryBranch,
  SourceLocation,
} from '@floe/backstage-plugin-floe-secrets-node';
import { Clock, dateOf } from '../clock/Clock';
import { observedObjectId } from '../model/ids';
import { ObservedSecret } from '../model/observed';
import {
  SOPS_FILE_API_VERSION,
  SOPS_FILE_GROUP,
  SOPS_FILE_KIND,
} from '../model/sopsFile';
import { EntityMatch } from '../catalog/entityMatch';
import { Environments } from '../catalog/environments/Environments';
import { CandidateReader, toProblem } from './CandidateReader';
import { candidatesOf, NamedFiles, siblingsOf } from './candidates';
import { labelsIn, Place } from './filePlaces';
import { BranchAnswer, GitFiles } from './GitFiles';
import { InspectedFile } from './inspectFile';
import { ReadProblem } from './readProblem';
import { SopsFileReading } from './SopsFileReading';
import { SopsFileRound } from './SopsFileStore';

/** A service whose files are read. */
type ServiceWithFiles = {
  entity: Entity;
  match: EntityMatch;
  named: NamedFiles;
  places: Place[];
};

/**
 * Reads the SOPS files of one service after the other; a file that several use
 * is read once.
 */
export class ServiceFiles {
  readonly #files: GitFiles;
  readonly #addresses: RepositoryAddresses;
  readonly #environments: Environments;
  readonly #now: Date;
  readonly #candidates: CandidateReader;

  constructor(options: {
    files: GitFiles;
    addresses: RepositoryAddresses;
    environments: Environments;
    reading: SopsFileReading;
    clock: Clock;
    /** The number of services so far. */
    serviceCount?: number;
  }) {
    this.#files = options.files;
    this.#addresses = options.addresses;
    this.#environments = options.environments;
    this.#now = dateOf(options.clock);
    this.#candidates = new CandidateReader(options);
  }

  /** The facts of a service's files in each place that uses them. */
  async look(service: ServiceWithFiles): Promise<SopsFileRound> {
    const { entity, named, places } = service;
    const location = this.#addresses.sourceLocationOf(entity);
    const entityRef = stringifyEntityRef(entity);
    const unplaced = (path: string, problem: ReadProblem): SopsFileRound => ({
      files: [],
      unseen: [],
      problems: [
        { ...problem, entityRef, path, url: null, cluster: '', namespace: '' },
      ],
    });
    const [first] = named.named;
    if (!location) {
      return first
        ? unplaced(first, {
            code: 'no-repository',
            text: this.#addresses.refusedRepositoryOf(entity)
              ? 'cannot be searched: floeSecrets.allowedPlaces does not allow the repository that the entity names'
              : 'cannot be searched: the entity has no source location in a repository of a configured integration',
          })
        : { files: [], unseen: [], problems: [] };
    }
    if (places.length === 0 && first) {
      return unplaced(first, {
        code: 'no-place',
        text: 'is not shown, because the cluster of its values is unknown. Set the annotation backstage.io/kubernetes-cluster, or configure floeSecrets.environments',
      });
    }
    if (places.length === 0) {
      return { files: [], unseen: [], problems: [] };
    }
    const answer = await this.#files.branchOf(location);
    const rounds = await Promise.all(
      places.map(place => this.#lookInPlace(service, place, location, answer)),
    );
    return {
      files: rounds.flatMap(({ files }) => files),
      unseen: rounds.flatMap(({ unseen }) => unseen),
      problems: rounds.flatMap(({ problems }) => problems),
    };
  }

  async #lookInPlace(
    { entity, match, named }: ServiceWithFiles,
    place: Place,
    location: SourceLocation,
    answer: BranchAnswer,
  ): Promise<SopsFileRound> {
    const labels = labelsIn(place, match);
    const round: SopsFileRound = { files: [], unseen: [], problems: [] };
    if (!labels) {
      return round;
    }
    const environment = this.#environments.resolve(
      place.cluster,
      place.namespace,
    ).name;
    const entityRef = stringifyEntityRef(entity);
    const idOf = (path: string) =>
      fileId(place, this.#addresses.fileUrl(branchInId(location), path));
    const candidates = candidatesOf(named, environment);
    const siblings = siblingsOf(named, environment);
    if (answer.status === 'failed') {
      const { problem } = answer;
      return {
        files: [],
        unseen: [...candidates, ...siblings].map(({ path }) => idOf(path)),
        problems: candidates.map(({ path }) => ({
          ...problem,
          ...place,
          entityRef,
          path,
          url: null,
        })),
      };
    }
    const { branch } = answer;
    if (
      siblings.length > 0 &&
      (await this.#candidates.usesSops(siblings[0], branch))
    ) {
      candidates.push(...siblings);
    }
    await Promise.all(
      candidates.map(async candidate => {
        const { path } = candidate;
        const url = this.#addresses.fileUrl(branch, path);
        const id = idOf(path);
        const look = await this.#candidates.lookAt(candidate, branch);
        const problem = toProblem(look, candidate);
        if (problem) {
          round.problems.push({ ...problem, entityRef, path, url, ...place });
        }
        if (look.status === 'failed') {
          round.unseen.push(id);
        }
        if (look.status === 'read' && look.value.file) {
          round.files.push(
            this.#toSecret(look.value.file, { id, path, url, place, labels }),
          );
        }
      }),
    );
    return round;
  }

  #toSecret(
    file: InspectedFile,
    at: {
      id: string;
      path: string;
      url: string;
      place: Place;
      labels: Record<string, string>;
    },
  ): ObservedSecret {
    const { id, labels, path, place, url } = at;
    const now = this.#now.toISOString();
    return {
      id,
      ...place,
      uid: id,
      resourceVersion: '',
      name: path,
      kind: SOPS_FILE_KIND,
      apiVersion: SOPS_FILE_API_VERSION,
      labels,
      generation: 1,
      createdAt: now,
      specChangedAt: null,
      seenAt: now,
      facts: { type: 'sops-file', path, url, ...file },
    };
  }
}

/**
 * The branch that identifies a file: that of the source location, so that it
 * does not depend on whether the host answers.
 */
function branchInId({
  branchNames,
  repository,
}: SourceLocation): RepositoryBranch {
  return { repository, name: branchNames[0] ?? 'HEAD' };
}

/**
 * Id of a file in a place that uses it, stable while its address is the same.
 */
function fileId({ cluster, namespace }: Place, url: string): string {
  return observedObjectId({
    cluster,
    group: SOPS_FILE_GROUP,
    kind: SOPS_FILE_KIND,
    namespace,
    name: url,
  });
}

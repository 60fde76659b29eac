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
import { Candidate, candidatesOf, NamedFiles, siblingsOf } from './candidates';
import { labelsIn, Place } from './filePlaces';
import {
  ConfigAnswer,
  ConfigFileAnswer,
  findConfig,
  readConfigFile,
} from './findConfig';
import { BranchAnswer, FileAnswer, GitFiles } from './GitFiles';
import { InspectedFile } from './inspectFile';
import { ReadProblem } from './readProblem';
import { SopsFileReading } from './SopsFileReading';
import { SopsFileRound } from './SopsFileStore';

/** How long the absence of a conventional file is cached. */
const ABSENT_SIBLING_MS = 30 * 60_000;

/**
 * With more services than these, what is not there is asked for less often:
 * such answers count against a Git host's rate limit, unlike those about
 * files that have not changed.
 */
const SERVICES_AT_USUAL_PACE = 250;

type Look = FileAnswer<{ file?: InspectedFile }>;

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
  readonly #reading: SopsFileReading;
  readonly #now: Date;
  readonly #patience: number;
  /** The files of this round, by address. */
  readonly #looks = new Map<string, Promise<Look>>();
  readonly #configs = new Map<string, Promise<ConfigFileAnswer>>();

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
    this.#reading = options.reading;
    this.#now = dateOf(options.clock);
    this.#patience = Math.max(
      1,
      (options.serviceCount ?? 0) / SERVICES_AT_USUAL_PACE,
    );
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
    if (siblings.length > 0 && (await this.#usesSops(siblings[0], branch))) {
      candidates.push(...siblings);
    }
    await Promise.all(
      candidates.map(async candidate => {
        const { path } = candidate;
        const url = this.#addresses.fileUrl(branch, path);
        const id = idOf(path);
        const look = await this.#lookAt(candidate, branch);
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

  async #usesSops(
    { path }: Candidate,
    branch: RepositoryBranch,
  ): Promise<boolean> {
    const answer = await this.#findConfig(path, branch);
    // If it is unknown, nothing stored may be deleted.
    return answer.status !== 'absent';
  }

  #lookAt(candidate: Candidate, branch: RepositoryBranch): Promise<Look> {
    const url = this.#addresses.fileUrl(branch, candidate.path);
    const key = `${candidate.foundBy} ${url}`;
    const known = this.#looks.get(key);
    if (known) {
      return known;
    }
    const look = this.#read(candidate, branch);
    this.#looks.set(key, look);
    return look;
  }

  async #read(candidate: Candidate, branch: RepositoryBranch): Promise<Look> {
    const { foundBy, path } = candidate;
    const found = await this.#findConfig(path, branch);
    if (found.status === 'failed') {
      return found;
    }
    const config = found.status === 'found' ? found.config : undefined;
    const rule = await this.#reading.findRule(path, config);
    const look = await this.#files.read(branch, path, {
      version: JSON.stringify([foundBy, rule]),
      absentMs:
        foundBy === 'convention' ? ABSENT_SIBLING_MS * this.#patience : 0,
      digest: async text => ({
        file: await this.#reading.inspectFile(text, candidate, rule),
      }),
    });
    if (look.status !== 'absent' || foundBy === 'convention') {
      return look;
    }
    const problem = await this.#files.problemOfBranch(branch);
    return problem ? { status: 'failed', problem } : look;
  }

  #findConfig(path: string, branch: RepositoryBranch): Promise<ConfigAnswer> {
    const urlOf = (configPath: string) =>
      this.#addresses.fileUrl(branch, configPath);
    return findConfig(path, urlOf, configPath => {
      const url = urlOf(configPath);
      const read =
        this.#configs.get(url) ??
        readConfigFile(
          this.#files,
          branch,
          configPath,
          this.#patience,
          this.#reading,
        );
      this.#configs.set(url, read);
      return read;
    });
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

/** The problem of a file that could not be read. */
function toProblem(
  look: Look,
  { foundBy }: Candidate,
): ReadProblem | undefined {
  if (look.status === 'failed') {
    // A problem of the host is reported with the values file.
    const isOfFile = ['malformed', 'too-large'].includes(look.problem.code);
    return foundBy !== 'convention' || isOfFile ? look.problem : undefined;
  }
  return look.status === 'absent' && foundBy === 'annotation'
    ? {
        code: 'absent',
        text: 'is not in the repository at the branch of the source location',
      }
    : undefined;
}

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { observedObjectId } from '../model/ids';
import { ObservedSecret } from '../model/observed';
import { EntityMatch } from '../catalog/entityMatch';
import { repositoryOf } from '../catalog/repository';
import { Environments } from '../catalog/environments/Environments';
import { Candidate, candidatesOf, NamedFiles, siblingsOf } from './candidates';
import { labelsIn, Place } from './filePlaces';
import {
  ConfigAnswer,
  ConfigFileAnswer,
  findConfig,
  readConfigFile,
} from './findConfig';
import { FileAnswer, GitFiles } from './GitFiles';
import { findRule, InspectedFile, inspectFile } from './inspectFile';
import { ReadProblem } from './readProblem';
import { SopsFileRound } from './SopsFileStore';

export const SOPS_FILE_KIND = 'SopsFile';
export const SOPS_FILE_API_VERSION = 'floe.dev/v1';

/** How long a file that convention alone suggests is believed to be absent. */
const ABSENT_SIBLING_MS = 30 * 60_000;

/**
 * With more services than these, what is not there is asked for less often:
 * such answers count against a Git host's rate limit, unlike those about
 * files that have not changed.
 */
const SERVICES_AT_USUAL_PACE = 250;

type Look = FileAnswer<{ file?: InspectedFile }>;

/** A service whose files are looked at. */
export type ServiceWithFiles = {
  entity: Entity;
  match: EntityMatch;
  named: NamedFiles;
  places: Place[];
};

/** Looks at the SOPS files of one service after the other; a file that several use is read once. */
export class ServiceFiles {
  readonly #files: GitFiles;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #environments: Environments;
  readonly #now: Date;
  readonly #patience: number;
  /** What was read in this round, by address. */
  readonly #looks = new Map<string, Promise<Look>>();
  readonly #configs = new Map<string, Promise<ConfigFileAnswer>>();

  constructor(options: {
    files: GitFiles;
    integrations: ScmIntegrationRegistry;
    environments: Environments;
    now?: () => Date;
    /** How many services there are, as far as it is known. */
    serviceCount?: number;
  }) {
    this.#files = options.files;
    this.#integrations = options.integrations;
    this.#environments = options.environments;
    this.#now = options.now?.() ?? new Date();
    this.#patience = Math.max(
      1,
      (options.serviceCount ?? 0) / SERVICES_AT_USUAL_PACE,
    );
  }

  /** What the files of a service show in each place that uses them. */
  async look(service: ServiceWithFiles): Promise<SopsFileRound> {
    const { entity, named, places } = service;
    const repository = repositoryOf(entity, this.#integrations);
    const entityRef = stringifyEntityRef(entity);
    const unplaced = (path: string, problem: ReadProblem): SopsFileRound => ({
      files: [],
      unseen: [],
      problems: [
        { ...problem, entityRef, path, url: null, cluster: '', namespace: '' },
      ],
    });
    const [first] = named.named;
    if (!repository) {
      return first
        ? unplaced(first, {
            code: 'no-repository',
            text: 'cannot be looked for: the entity has no source location in a repository of a configured integration',
          })
        : { files: [], unseen: [], problems: [] };
    }
    if (places.length === 0 && first) {
      return unplaced(first, {
        code: 'no-place',
        text: 'is not shown: which cluster its values are for is not known. Set the annotation backstage.io/kubernetes-cluster, or configure floeSecrets.environments',
      });
    }
    const rounds = await Promise.all(
      places.map(place =>
        this.#lookInPlace(service, place, repository.sourceLocation),
      ),
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
    sourceLocation: string,
  ): Promise<SopsFileRound> {
    const labels = labelsIn(place, match);
    const round: SopsFileRound = { files: [], unseen: [], problems: [] };
    if (!labels) {
      return round;
    }
    const urlOf = (path: string) => this.#urlOf(path, sourceLocation);
    const environment = this.#environments.resolve(
      place.cluster,
      place.namespace,
    ).name;
    const candidates = candidatesOf(named, environment);
    const siblings = siblingsOf(named, environment);
    if (siblings.length > 0 && (await this.#usesSops(siblings[0], urlOf))) {
      candidates.push(...siblings);
    }
    await Promise.all(
      candidates.map(async candidate => {
        const { path } = candidate;
        const url = urlOf(path);
        const id = fileId(place, url);
        const look = await this.#lookAt(candidate, urlOf);
        const problem = toProblem(look, candidate);
        if (problem) {
          const entityRef = stringifyEntityRef(entity);
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
    urlOf: (path: string) => string,
  ): Promise<boolean> {
    const answer = await this.#findConfig(path, urlOf);
    // Where it cannot be told, nothing that is known may be forgotten.
    return answer.status !== 'absent';
  }

  #lookAt(
    candidate: Candidate,
    urlOf: (path: string) => string,
  ): Promise<Look> {
    const url = urlOf(candidate.path);
    const key = `${candidate.foundBy} ${url}`;
    const known = this.#looks.get(key);
    if (known) {
      return known;
    }
    const look = this.#read(candidate, url, urlOf);
    this.#looks.set(key, look);
    return look;
  }

  async #read(
    candidate: Candidate,
    url: string,
    urlOf: (path: string) => string,
  ): Promise<Look> {
    const found = await this.#findConfig(candidate.path, urlOf);
    if (found.status === 'failed') {
      return found;
    }
    const config = found.status === 'found' ? found.config : undefined;
    const rule = await findRule(candidate.path, config);
    return await this.#files.read(url, {
      version: JSON.stringify([candidate.foundBy, rule]),
      absentMs:
        candidate.foundBy === 'convention'
          ? ABSENT_SIBLING_MS * this.#patience
          : 0,
      digest: async text => ({
        file: await inspectFile(text, candidate, rule),
      }),
    });
  }

  #findConfig(
    path: string,
    urlOf: (path: string) => string,
  ): Promise<ConfigAnswer> {
    return findConfig(path, urlOf, url => {
      const read =
        this.#configs.get(url) ??
        readConfigFile(this.#files, url, this.#patience);
      this.#configs.set(url, read);
      return read;
    });
  }

  #urlOf(path: string, sourceLocation: string): string {
    return this.#integrations.resolveUrl({
      url: `/${path.split('/').map(encodeURIComponent).join('/')}`,
      base: sourceLocation,
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

/** Names a file in a place that uses it, for as long as it has its address. */
function fileId({ cluster, namespace }: Place, url: string): string {
  const [group] = SOPS_FILE_API_VERSION.split('/');
  return observedObjectId({
    cluster,
    group,
    kind: SOPS_FILE_KIND,
    namespace,
    name: url,
  });
}

/** What there is to say of a file that could not be looked at. */
function toProblem(
  look: Look,
  { foundBy }: Candidate,
): ReadProblem | undefined {
  if (look.status === 'failed') {
    // What keeps the host from being read is told with the values file.
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

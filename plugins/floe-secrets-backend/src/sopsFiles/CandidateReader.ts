import {
  RepositoryAddresses,
  RepositoryBranch,
} from '@floe/backstage-plugin-floe-secrets-node';
import { Candidate } from './candidates';
import {
  ConfigAnswer,
  ConfigFileAnswer,
  findConfig,
  readConfigFile,
} from './findConfig';
import { FileAnswer, GitFiles } from './GitFiles';
import { InspectedFile } from './inspectFile';
import { ReadProblem } from './readProblem';
import { SopsFileReading } from './SopsFileReading';

/** How long the absence of a conventional file is cached. */
const ABSENT_SIBLING_MS = 30 * 60_000;

/**
 * With more services than these, what is not there is asked for less often:
 * such answers count against a Git host's rate limit, unlike those about
 * files that have not changed.
 */
const SERVICES_AT_USUAL_PACE = 250;

/** What was found at the path of a file. */
type Look = FileAnswer<{ file?: InspectedFile }>;

/** Reads the files of one round, with the rule of `.sops.yaml` for each. */
export class CandidateReader {
  readonly #files: GitFiles;
  readonly #addresses: RepositoryAddresses;
  readonly #reading: SopsFileReading;
  readonly #patience: number;
  /** The files of this round, by address. */
  readonly #looks = new Map<string, Promise<Look>>();
  readonly #configs = new Map<string, Promise<ConfigFileAnswer>>();

  constructor(options: {
    files: GitFiles;
    addresses: RepositoryAddresses;
    reading: SopsFileReading;
    /** The number of services so far. */
    serviceCount?: number;
  }) {
    this.#files = options.files;
    this.#addresses = options.addresses;
    this.#reading = options.reading;
    this.#patience = Math.max(
      1,
      (options.serviceCount ?? 0) / SERVICES_AT_USUAL_PACE,
    );
  }

  /** Whether a `.sops.yaml` applies to the folder of a file, or may. */
  async usesSops(
    { path }: Candidate,
    branch: RepositoryBranch,
  ): Promise<boolean> {
    const answer = await this.#findConfig(path, branch);
    // If it is unknown, nothing stored may be deleted.
    return answer.status !== 'absent';
  }

  /** A file of a branch; one that several services use is read once. */
  lookAt(candidate: Candidate, branch: RepositoryBranch): Promise<Look> {
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
}

/** The problem of a file that could not be read. */
export function toProblem(
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

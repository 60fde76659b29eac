import { ObservedSecret } from '../model/observed';
import { ReadProblem } from './readProblem';

/** Why SOPS files of a service cannot be read. */
export type SopsFileProblem = ReadProblem & {
  entityRef: string;
  /**
   * Path of the file from the repository's root, and its page if there is one.
   */
  path: string;
  url: string | null;
  /** Where the file's values would be used. */
  cluster: string;
  namespace: string;
};

/** The result of one round. */
export type SopsFileRound = {
  files: ObservedSecret[];
  /** Ids of files that could not be read now; their stored facts are kept. */
  unseen: string[];
  problems: SopsFileProblem[];
};

/** Stores the facts of SOPS files in Git. */
export interface SopsFileStore {
  /**
   * Begins a round. The scheduler lets another replica begin one if a round
   * takes too long, so only the round that began last counts.
   *
   * @returns a random token of the round
   */
  beginRound(): Promise<string>;

  /**
   * Replaces the result of the last round.
   *
   * @param token - of the round
   * @returns ids of the files that are new, changed or gone; undefined if
   * another round has begun since; then nothing is written
   */
  replace(token: string, round: SopsFileRound): Promise<string[] | undefined>;

  /** The problems of one entity, and since when. */
  problemsOf(
    entityRef: string,
  ): Promise<(SopsFileProblem & { since: string })[]>;
}

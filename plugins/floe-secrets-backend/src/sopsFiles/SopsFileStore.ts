import { ObservedSecret } from '../model/observed';
import { ReadProblem } from './readProblem';

/** Something that keeps the SOPS files of a service from being seen. */
export type SopsFileProblem = ReadProblem & {
  entityRef: string;
  /** Of the file, from the repository's root; of its page if there is one. */
  path: string;
  url: string | null;
  /** Where the file's values would be used. */
  cluster: string;
  namespace: string;
};

/** What one round has found. */
export type SopsFileRound = {
  files: ObservedSecret[];
  /** Ids of files that could not be looked at now: what is known of them stays. */
  unseen: string[];
  problems: SopsFileProblem[];
};

/** Keeps what SOPS files in Git show. */
export interface SopsFileStore {
  /**
   * Begins a round. The scheduler lets another replica begin one when a round
   * takes too long, so the one that began last counts, and no earlier one.
   *
   * @returns a random token of the round
   */
  beginRound(): Promise<string>;

  /**
   * Puts what a round has found in the place of what the last one did.
   *
   * @param token - of the round
   * @returns ids of the files that are new, changed or gone; undefined if
   * another round has begun since, and nothing was written
   */
  replace(token: string, round: SopsFileRound): Promise<string[] | undefined>;

  /** What is in the way for one entity, with since when it is. */
  problemsOf(
    entityRef: string,
  ): Promise<(SopsFileProblem & { since: string })[]>;
}

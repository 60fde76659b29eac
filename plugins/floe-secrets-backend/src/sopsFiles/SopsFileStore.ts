import { ObservedSecret } from '../model/observed';
import { ReadProblem } from './readProblem';

/** Something that keeps the SOPS files of a service from being seen. */
export type SopsFileProblem = ReadProblem & {
  entityRef: string;
  /** Of the file, from the repository's root; of its page where there is one. */
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
   * Puts what a round has found in the place of what the last one did.
   *
   * @returns ids of the files that are new, changed or gone
   */
  replace(round: SopsFileRound): Promise<string[]>;

  /** What is in the way for one entity, with since when it is. */
  problemsOf(
    entityRef: string,
  ): Promise<(SopsFileProblem & { since: string })[]>;
}

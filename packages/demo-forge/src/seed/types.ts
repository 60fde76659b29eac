import { Signature } from '../git/GitRepository';

/** The owner of all repositories of the demonstration. */
export const demoOwner = 'floe-demo';

/** What a value is sealed for. */
export interface SealTarget {
  /** Name of the SealedSecret that the chart will render. */
  name: string;
  namespace: string;
  scope: 'strict' | 'namespace-wide';
}

/** Seals a value with the certificate of the embedded cluster; gives the ciphertext in base64. */
export type Seal = (target: SealTarget, value: string) => Promise<string>;

export interface SeedCommit {
  message: string;
  author: Signature;
  /** Texts by path; they add to those of the earlier commits. */
  files: Record<string, string>;
}

export interface SeedRepository {
  name: string;
  description: string;
  /**
   * Oldest first. Runs only if the repository has to be made.
   *
   * @param now - the end of the history
   */
  commits(now: Date): Promise<SeedCommit[]>;
}

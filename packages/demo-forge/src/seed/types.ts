import { Signature } from '../git/GitRepository';

/** The target of a sealed value. */
export type SealTarget = {
  /** Name of the SealedSecret that the chart will render. */
  name: string;
  namespace: string;
  scope: 'strict' | 'namespace-wide';
};

/**
 * Seals a value with the certificate of the embedded cluster; returns the
 * ciphertext in base64.
 */
export type Seal = (target: SealTarget, value: string) => Promise<string>;

export type SeedCommit = {
  message: string;
  author: Signature;
  /** Texts by path, in addition to those of earlier commits. */
  files: Record<string, string>;
};

export type SeedRepository = {
  name: string;
  description: string;
  /**
   * Oldest first. Runs only if the repository does not exist.
   *
   * @param now - the end of the history
   */
  commits(now: Date): Promise<SeedCommit[]>;
};

import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { Answer, KindSlot } from '../model/KindSlot';
import { KindObject } from '../model/ModelKind';
import { PlainSecretFacts, SecretFacts } from '../model/observed';
import { FetchedRef } from '../model/remoteRefs';

type Source = ManagedSecret['source'];

/**
 * What is known of where Git has the values: it is a `file` in Git, which was
 * read; the `object` itself has nothing but references or ciphertext; it is
 * made of `files` (values of Helm, the folder of a Kustomization); or unknown.
 */
export type InGit = 'file' | 'object' | 'files' | 'unknown';

/** A folder of Git that an operator applies, and how it decrypts the files. */
type AppliedFolder = {
  /** From the root of the repository, as the object has it. */
  path: string | null;
  /** For example `sops`; null: it does not decrypt. */
  provider: string | null;
  /** The Secret with the private keys; null: not named. */
  keySecret: string | null;
};

/**
 * The questions about each kind of managed secret for lists and responses; null
 * if one does not apply.
 */
export type SecretsKind<F extends SecretFacts = SecretFacts> = {
  objects: KindObject[];
  /** Where it comes from; `store` is the main one of those that it refers to. */
  source: Answer<[facts: F, store: Source['store']], Source>;
  /**
   * What its operator fetches from stores; null as a whole: it fetches nothing.
   */
  fetchedRefs: Answer<[facts: F], FetchedRef[]> | null;
  /**
   * Why its operator would ignore any request to refresh; null if it would not.
   */
  whyNotRefreshable: Answer<[facts: F, kind: string], string | null>;
  /** Its Helm release; null as a whole: the kind has none. */
  helmRelease: Answer<[facts: F], PlainSecretFacts['helmRelease']> | null;
  inGit: Answer<[facts: F], InGit>;
  /** Whether it is visible only to callers who may see one of its services. */
  isOnlyOfServices: boolean;
  /**
   * Whether its operator decodes all objects of the kind together, so that it
   * can read none of them if one is invalid.
   */
  isDecodedTogether: boolean;
  /**
   * Whether the first object of a Helm release reports the findings about the
   * release as a whole.
   */
  reportsRelease: boolean;
  /** The folder of Git that it applies; null as a whole: it applies none. */
  appliedFolder: Answer<[facts: F], AppliedFolder> | null;
  /** Whether the sealing certificates of its cluster matter to it. */
  needsCertificates: boolean;
  /**
   * When its operator last wrote the target, whose watch may be behind; RFC
   * 3339.
   */
  targetWritten: Answer<[facts: F], string | null> | null;
};

export const secretsKinds = new KindSlot<SecretsKind>();

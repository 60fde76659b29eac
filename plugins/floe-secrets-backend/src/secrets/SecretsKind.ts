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

/** What is asked of a kind of managed secrets for lists and answers; null if it does not apply. */
export type SecretsKind<F extends SecretFacts = SecretFacts> = {
  objects: KindObject[];
  /** Where it comes from; `store` is the main one of those that it refers to. */
  source: Answer<[facts: F, store: Source['store']], Source>;
  /** What its operator fetches from stores; null as a whole: it fetches nothing by a remote key. */
  fetchedRefs: Answer<[facts: F], FetchedRef[]> | null;
  /** Why its operator would not refresh it whatever it is asked; null if it would. */
  whyNotRefreshable: Answer<[facts: F, kind: string], string | null>;
  /** The Helm release that holds it; null as a whole: Helm is not asked about it. */
  helmRelease: Answer<[facts: F], PlainSecretFacts['helmRelease']> | null;
  inGit: Answer<[facts: F], InGit>;
  /** Whether it is there only for those who see a service that has it. */
  isOnlyOfServices: boolean;
  /** Whether the sealing certificates of its cluster concern it. */
  needsCertificates: boolean;
  /** When its operator last wrote the target, so that the cluster may not show it yet; RFC 3339. */
  targetWritten: Answer<[facts: F], string | null> | null;
};

export const secretsKinds = new KindSlot<SecretsKind>();

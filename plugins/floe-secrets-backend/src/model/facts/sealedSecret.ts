import { ConditionFacts } from './shared';

/** What a ciphertext shows without a key. */
export type CiphertextFacts = {
  key: string;
  /** `ok`, or why it cannot be one: empty, not base64, too short, length field absurd. */
  form: 'ok' | 'empty' | 'not-base64' | 'too-short' | 'malformed';
  /** Bytes of the RSA part: 512 for a 4096 bit key. */
  rsaLength: number | null;
  /** First 16 bytes of the RSA part, hex: enough to prove an integer above a modulus. */
  rsaPrefix: string | null;
};

export type SealedSecretFacts = {
  type: 'sealed-secret';
  scope: 'strict' | 'namespace-wide' | 'cluster-wide';
  /** Annotations that look like a scope and are none, and scope annotations on the template. */
  scopeHints: {
    place: 'object' | 'template';
    annotation: string;
    value: string;
  }[];
  targetName: string;
  ciphertexts: CiphertextFacts[];
  templateKeys: string[];
  /** Keys of the template that are not sealed and that another of its texts reads. */
  plainKeysRead?: string[];
  observedGeneration: number | null;
  synced: (ConditionFacts & { lastUpdateTime: string | null }) | null;
  immutable: boolean;
  /**
   * The template's annotation `skip-set-owner-references`: the Secret has no
   * owner, and the controller takes it for its own only if it is annotated so.
   */
  skipsOwnerReferences?: boolean;
  /** The template's annotation `managed` or `patch`: the controller writes to a Secret that it does not own. */
  writesUnowned?: boolean;
  /** The template's annotation `patch`: the controller leaves the keys of others. */
  patchesTarget?: boolean;
};

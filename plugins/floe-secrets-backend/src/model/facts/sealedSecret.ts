import { ConditionFacts } from './shared';

/** The properties of a ciphertext that are visible without a key. */
export type CiphertextFacts = {
  key: string;
  /**
   * `ok`, or why it is not a ciphertext: empty, not base64, too short,
   * implausible length field.
   */
  form: 'ok' | 'empty' | 'not-base64' | 'too-short' | 'malformed';
  /** Bytes of the RSA part: 512 for a 4096 bit key. */
  rsaLength: number | null;
  /**
   * First 16 bytes of the RSA part, hex: enough to prove that the integer is
   * above a modulus.
   */
  rsaPrefix: string | null;
};

export type SealedSecretFacts = {
  type: 'sealed-secret';
  scope: 'strict' | 'namespace-wide' | 'cluster-wide';
  /**
   * Annotations that look like a scope but are not one, and scope annotations
   * on the template.
   */
  scopeHints: {
    place: 'object' | 'template';
    annotation: string;
    value: string;
  }[];
  targetName: string;
  ciphertexts: CiphertextFacts[];
  templateKeys: string[];
  /**
   * Keys of the template that are not sealed and that another template text
   * uses.
   */
  plainKeysRead?: string[];
  observedGeneration: number | null;
  synced: (ConditionFacts & { lastUpdateTime: string | null }) | null;
  immutable: boolean;
  /**
   * The template's annotation `skip-set-owner-references`: the Secret has no
   * owner, so the controller needs this annotation to recognize the Secret as
   * its own.
   */
  skipsOwnerReferences?: boolean;
  /** The template's annotation `managed` or `patch`: the controller writes to a Secret that it does not own. */
  writesUnowned?: boolean;
  /** The template's annotation `patch`: the controller keeps other keys. */
  patchesTarget?: boolean;
};

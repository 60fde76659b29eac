/** Kind and API version of a SOPS file in Git; no cluster serves them. */
export const SOPS_FILE_KIND = 'SopsFile';
export const SOPS_FILE_GROUP = 'floe.dev';
export const SOPS_FILE_API_VERSION = `${SOPS_FILE_GROUP}/v1`;

/** The public part of a SOPS master key: a recipient, a fingerprint, an ARN. */
export type SopsRecipient = { type: string; id: string };

/** A value in clear text that should be encrypted: its key, never the value. */
type SopsOpenKey = {
  /** The path of keys to it, joined by dots. */
  path: string;
  /** From 1; null if it was not found. */
  line: number | null;
  /**
   * What requires its encryption: the selector in the file, or only the rule.
   */
  by: 'file' | 'rule';
};

/** The readable part of a Secret in an encrypted manifest. */
export type SopsManifest = {
  name: string;
  namespace: string | null;
  /** Which of its maps have ciphertext. */
  encrypted: ('data' | 'stringData')[];
  keys: string[];
};

/** A Flux Kustomization that applies a Secret of a file without decryption. */
export type SopsUndecrypted = {
  namespace: string;
  name: string;
  /** `spec.path` */
  path: string;
  secret: { namespace: string; name: string };
  ready: { status: string; reason: string; since: string } | null;
  /**
   * Whether it is known to apply this branch, applies this repository at an
   * unknown revision, or has an unknown source.
   */
  source: 'same-branch' | 'same-repository' | 'unseen';
};

/** A Flux Kustomization whose folder has a file that it does not apply. */
export type SopsNotTaken = {
  namespace: string;
  name: string;
  /** `spec.path` */
  path: string;
};

/**
 * A file in Git that SOPS encrypts, or should, as far as it is readable without
 * a key. It is not an object of a cluster: what helm-secrets decrypts leaves no
 * trace there.
 */
export type SopsFileFacts = {
  type: 'sops-file';
  /** From the repository's root. */
  path: string;
  /** Address of its page at the Git host. */
  url: string;
  /**
   * Why it was read: an annotation, the values file, or the naming convention
   * names it.
   */
  foundBy: 'annotation' | 'values' | 'convention';
  /** Whether one of its documents has SOPS metadata. */
  encrypted: boolean;
  /**
   * The documents of the file are not encrypted together: Flux reads them one
   * by one, and sops refuses the file.
   */
  documentsApart?: true;
  sopsVersion: string | null;
  /**
   * `sops.lastmodified`: when a value was last written; a change of recipients
   * does not update it.
   */
  encryptedAt: string | null;
  recipients: SopsRecipient[];
  encryptedCount: number;
  openCount: number;
  /** The first of them. */
  openKeys: SopsOpenKey[];
  /** Another reason why SOPS cannot decrypt it; contains no value. */
  faults: string[];
  rule: {
    /**
     * `unusable`: SOPS could not read the configuration either; `absent`: there
     * is none.
     */
    status: 'matched' | 'unmatched' | 'unusable' | 'absent';
    /** Path of the `.sops.yaml`, from the repository's root. */
    configPath: string | null;
    configUrl: string | null;
    /**
     * Another `.sops.yaml` in an outer folder. sops uses it if it is run
     * outside of the folder of the nearest one.
     */
    outerConfigPath?: string;
    /** From 1 */
    number: number | null;
    pathRegex: string | null;
    /** Why no rule matches. */
    explanation: string | null;
  };
  /** How its recipients differ from those of its rule; null without a rule. */
  drift: {
    missing: SopsRecipient[];
    surplus: SopsRecipient[];
    groupsDiffer: boolean;
  } | null;
  /** A rule that would match it, as YAML; null if one does. */
  suggestedRule: string | null;
  manifests: SopsManifest[];
  /** What applies its Secrets in the cluster without decrypting them. */
  undecrypted: SopsUndecrypted[];
  /** What has its folder in the cluster but skips the file. */
  notTaken?: SopsNotTaken[];
  /** It has no conditions. */
  ready: null;
};

/** Kind and API version by which a SOPS file in Git is known; no cluster serves them. */
export const SOPS_FILE_KIND = 'SopsFile';
export const SOPS_FILE_GROUP = 'floe.dev';
export const SOPS_FILE_API_VERSION = `${SOPS_FILE_GROUP}/v1`;

/** A master key of SOPS by what is public of it: a recipient, a fingerprint, an ARN. */
export type SopsRecipient = { type: string; id: string };

/** A value that lies open where it is to be encrypted; its key, never the value. */
type SopsOpenKey = {
  /** The keys that lead to it, joined by dots. */
  path: string;
  /** From 1; null if it was not found. */
  line: number | null;
  /** Who has it encrypted: the selector in the file itself, or the rule alone. */
  by: 'file' | 'rule';
};

/** A Secret that is encrypted as a manifest, as far as it is readable. */
export type SopsManifest = {
  name: string;
  namespace: string | null;
  /** Which of its maps hold ciphertext. */
  encrypted: ('data' | 'stringData')[];
  keys: string[];
};

/** A Kustomization of Flux that puts a Secret of a file into the cluster as it is. */
export type SopsUndecrypted = {
  namespace: string;
  name: string;
  /** `spec.path` */
  path: string;
  secret: { namespace: string; name: string };
  ready: { status: string; reason: string; since: string } | null;
  /**
   * Whether it is known to apply this very branch of the repository, the
   * repository at what may be another revision, or what could not be seen.
   */
  source: 'same-branch' | 'same-repository' | 'unseen';
};

/** A Kustomization of Flux whose folder has a file that it does not take. */
export type SopsNotTaken = {
  namespace: string;
  name: string;
  /** `spec.path` */
  path: string;
};

/**
 * A file in Git that SOPS encrypts, or should, as it shows without a key. It
 * is no object of a cluster: what helm-secrets decrypts leaves no trace there.
 */
export type SopsFileFacts = {
  type: 'sops-file';
  /** From the repository's root. */
  path: string;
  /** Its page at the Git host. */
  url: string;
  /** Why it was looked at: named by an annotation, the values file, or beside it. */
  foundBy: 'annotation' | 'values' | 'convention';
  /** Whether a document of it has metadata of SOPS. */
  encrypted: boolean;
  /** The documents of the file are not encrypted together: Flux reads them one by one, and sops refuses the file. */
  documentsApart?: true;
  sopsVersion: string | null;
  /** `sops.lastmodified`: when a value was last written; a change of recipients leaves it. */
  encryptedAt: string | null;
  recipients: SopsRecipient[];
  encryptedCount: number;
  openCount: number;
  /** The first of them. */
  openKeys: SopsOpenKey[];
  /** What else keeps SOPS from opening it, in words without a value. */
  faults: string[];
  rule: {
    /** `unusable`: the configuration cannot be read as SOPS would; `absent`: there is none. */
    status: 'matched' | 'unmatched' | 'unusable' | 'absent';
    /** Of `.sops.yaml`, from the repository's root. */
    configPath: string | null;
    configUrl: string | null;
    /** Another `.sops.yaml` farther out, which sops takes where it is run outside of the folder of the nearest. */
    outerConfigPath?: string;
    /** From 1 */
    number: number | null;
    pathRegex: string | null;
    /** Why none matches. */
    explanation: string | null;
  };
  /** How its recipients differ from those of its rule; null without a rule. */
  drift: {
    missing: SopsRecipient[];
    surplus: SopsRecipient[];
    groupsDiffer: boolean;
  } | null;
  /** A rule that matches it, as YAML; null if one does. */
  suggestedRule: string | null;
  manifests: SopsManifest[];
  /** What in its cluster applies Secrets of it without decrypting them. */
  undecrypted: SopsUndecrypted[];
  /** What in its cluster has its folder and passes the file over. */
  notTaken?: SopsNotTaken[];
  /** It has no conditions. */
  ready: null;
};

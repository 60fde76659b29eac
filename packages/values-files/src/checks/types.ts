import { KnownStore, ValuesContext } from '../merge/context';
import {
  SHARED_FINDING_IDS,
  ValuesFinding,
  VALUES_FINDING_IDS,
} from '../merge/findings';
import { SealingScopeName } from '../model/sealedSecretsChange';

/** Ids that the checks share with findings of the API, besides those of a change. */
const API_FINDING_IDS = [
  'invalid-ciphertext',
  'invalid-duration',
  'plain-secret',
  'sealed-by-older-key',
  'sealing-certificate-expired',
  'store-namespace-denied',
  'store-not-found',
  'store-not-ready',
] as const;

/** Ids that only a check of values files can have. */
const CHECK_ONLY_IDS = [
  'credential-in-values',
  'secret-key-repeated',
  'secret-reference-missing',
  'section-disabled',
  'section-without-keys',
  'setting-without-effect',
  'store-provider-mismatch',
] as const;

/**
 * Ids of the findings of {@link checkValuesFiles}. An id that the API or a
 * change of a values file also uses means the same there.
 * @public
 */
export const CHECK_FINDING_IDS = [
  ...API_FINDING_IDS,
  ...SHARED_FINDING_IDS,
  ...VALUES_FINDING_IDS,
  ...CHECK_ONLY_IDS,
] as const;

/** @public */
export type CheckFindingId = (typeof CHECK_FINDING_IDS)[number];

/** A values file as Helm reads it. @public */
export type CheckedFile = {
  /** The path for findings; the file is not read from there. */
  path: string;
  text: string;
};

/** A store of the cluster, as far as it is known. @public */
export type CheckedStore = KnownStore & {
  /** Its condition Ready; null or left out if not known. */
  ready?: boolean | null;
  /** Whether its conditions admit the namespace; left out if not known. */
  allowed?: boolean;
};

/** The public part of a key of the Sealed Secrets controller. @public */
export type CheckedCertificate = {
  /** SHA-256 of the DER certificate, lower-case hex. */
  fingerprint: string;
  /** In milliseconds since 1970. */
  notBefore: number;
  /** In milliseconds since 1970. */
  notAfter: number;
  /** The modulus of the RSA key in hex; left out if not known. */
  modulus?: string;
};

/** Facts about the place where the files are used. All of them are optional. @public */
export interface CheckContext extends Pick<ValuesContext, 'cluster' | 'chart'> {
  /** Helm release. */
  release?: string;
  /** Namespace of the release. */
  namespace?: string;
  /**
   * The stores that the cluster has, also those that are denied for the
   * namespace.
   */
  stores?: readonly CheckedStore[];
  /**
   * Certificates of the controller; the one whose validity began last is used
   * to seal.
   */
  certificates?: readonly CheckedCertificate[];
  /**
   * Whether the controller has no other keys. If it may have older ones, a
   * value that none of the certificates can have sealed is a warning. Default:
   * whether there are several.
   */
  certificatesComplete?: boolean;
  /**
   * The scope, names and certificate that the values were sealed for, if that
   * is recorded.
   */
  sealedFor?: { certificateFingerprint?: string; scope?: SealingScopeName };
  /** What files encrypted by SOPS, which are deployed with these, create. */
  sopsFiles?: {
    /** The Secrets of manifests. */
    secrets: readonly string[];
    /** Whether Helm reads values files of which the content is not known. */
    hasValues: boolean;
  };
  policy?: NonNullable<ValuesContext['policy']> & {
    /** Whether the environment allows Secrets that no operator manages. */
    plainSecrets?: boolean;
  };
  /**
   * The current time, in milliseconds since 1970. If left out, the validity of
   * certificates is not checked.
   */
  time?: number;
}

/**
 * A fault in values files. It quotes no value of a file, and names only if they
 * have the form of a name.
 * @public
 */
export interface CheckFinding
  extends Pick<ValuesFinding, 'severity' | 'confidence' | 'summary'> {
  id: CheckFindingId;
  /** Path of the file, as it was given. */
  file: string;
  /** The first line is 1. */
  line: number;
  /** The first column is 1; counted in UTF-16 code units. */
  column: number;
  /**
   * Path in the values: `floe.externalSecrets.custom[0].name`; null if there is
   * none.
   */
  path: string | null;
  remedy: string;
}

/**
 * Types of the text fields of a SecretStore. None of them is for the value of a
 * secret.
 * @public
 */
export const STORE_FIELD_TYPES = [
  'objectName',
  'secretKey',
  'namespace',
  'url',
  'region',
  'roleArn',
  'path',
  'project',
  'uuid',
  'email',
  'word',
  'choice',
] as const;

/** @public */
export type StoreFieldType = (typeof STORE_FIELD_TYPES)[number];

/** A field of `spec.provider`, with the CRD's name. @public */
export type StoreField = {
  /** Path in `spec.provider`, such as `aws.auth.jwt.serviceAccountRef.name`. */
  path: string;
  type: StoreFieldType;
  /** For a choice. */
  choices?: readonly string[];
  isRequired?: boolean;
  /** The initial text in a form. */
  initial?: string;
};

/** A cloud's identity of a ServiceAccount, and the annotation that names it. @public */
export type StoreIdentity = {
  type: 'roleArn' | 'email' | 'uuid';
  annotation: string;
};

/** One way in which a store authenticates. @public */
export type StoreAuth = {
  id: string;
  /**
   * Whether no credential has to be stored: the store uses an identity of the
   * cluster.
   */
  isIdentity: boolean;
  /** Fields with fixed values in this way. */
  fixed?: Readonly<Record<string, string>>;
  fields: readonly StoreField[];
  /** Paths of the references that have a `namespace` in a ClusterSecretStore. */
  refs: readonly string[];
  /** Path of the reference to the ServiceAccount whose token is used. */
  serviceAccount?: string;
  /** The identity that the annotation of that ServiceAccount names. */
  identity?: StoreIdentity;
};

/** A provider of stores and the ways to authenticate, those without a credential first. @public */
export type StoreProvider = {
  /** Its key in `spec.provider`. */
  provider: string;
  fields: readonly StoreField[];
  auths: readonly StoreAuth[];
  /** References that every way may have, such as a certificate authority. */
  refs?: readonly string[];
};

/** `spec.provider` of a store: its provider and, below it, the fields of the CRD. @public */
export type StoreProviderSpec = Readonly<Record<string, unknown>>;

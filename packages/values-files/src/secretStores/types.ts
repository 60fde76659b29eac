/** Forms of the texts that a SecretStore takes; none of them is a value of a secret. @public */
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

/** A field of `spec.provider`, under the CRD's own name. @public */
export type StoreField = {
  /** From `spec.provider`, such as `aws.auth.jwt.serviceAccountRef.name`. */
  path: string;
  type: StoreFieldType;
  /** Of a choice. */
  choices?: readonly string[];
  isRequired?: boolean;
  /** What a form begins with. */
  initial?: string;
};

/** What a cloud knows a ServiceAccount as, and the annotation that says so. @public */
export type StoreIdentity = {
  type: 'roleArn' | 'email' | 'uuid';
  annotation: string;
};

/** One way in which a store authenticates. @public */
export type StoreAuth = {
  id: string;
  /** Whether no credential has to be kept: the store uses an identity of the cluster. */
  isIdentity: boolean;
  /** Fields that this way sets, and their values. */
  fixed?: Readonly<Record<string, string>>;
  fields: readonly StoreField[];
  /** Paths of the references, which have a `namespace` in a ClusterSecretStore. */
  refs: readonly string[];
  /** Path of the reference to the ServiceAccount whose token is used. */
  serviceAccount?: string;
  /** What the annotation of that ServiceAccount names. */
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

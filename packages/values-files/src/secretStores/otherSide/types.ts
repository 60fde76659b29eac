import { NewSecretStore } from '../secretStore';

/** The steps at the provider, in order. @public */
export const OTHER_SIDE_TITLES = {
  awsRole: 'Create the IAM role that the ServiceAccount takes on',
  awsPodIdentity: 'Give the operator an IAM role by EKS Pod Identity',
  awsAssumedRole: 'Let the store assume the role that it names',
  awsUser: 'Create an IAM user that may do nothing else',
  awsPolicy: 'Allow it to read only these secrets',
  vaultAuth: 'Enable the authentication method, if it is not yet',
  vaultPolicy: 'Write the policy for only these paths',
  vaultRole: 'Write the role that names the ServiceAccount and the policy',
  vaultUser: 'Give the policy to the login that the store uses',
  gcpIdentity: 'Create the Google service account',
  gcpAccess: 'Allow it to read only these secrets',
  gcpBinding: 'Let the ServiceAccount act as the Google service account',
  gcpPool: 'Trust the ServiceAccounts of the cluster',
  gcpOperator: 'Let the ServiceAccount of the operator act as it',
  azureIdentity: 'Create the managed identity',
  azureFederation: 'Trust the ServiceAccount: a federated credential',
  azureApplication: 'Create the application',
  azureAccess: 'Allow it to read the secrets of the vault',
  ibmProfile: 'Create the trusted profile and link the operator to it',
  ibmServiceId: 'Create the service ID',
  ibmAccess: 'Allow it to read the secrets of the instance',
  conjurPolicy: 'Load the policy: who may authenticate, and what it may read',
  kubernetesRole: 'Allow the ServiceAccount to read Secrets there',
  kubernetesUser: 'Allow the identity of the credential to read Secrets there',
  serviceAccount: 'Complete the ServiceAccount',
  credential: 'Put the credential into the Secret that the store refers to',
} as const;

/** @public */
export type OtherSideId = keyof typeof OTHER_SIDE_TITLES;

/**
 * A step at the provider: commands for a POSIX shell, or a file to load.
 * @public
 */
export type OtherSideStep = { id: OtherSideId; commands: string };

/** The input of the commands. */
export type OtherSide = {
  store: NewSecretStore;
  /** The text of a field of `spec.provider`, by its path. */
  at(path: string): string | undefined;
  /** The namespace of the service. */
  namespace: string;
  /** Prefix of the names of the secrets that the store may read. */
  prefix: string;
  /**
   * The ServiceAccount whose token is used; `NAMESPACE` if it is that of each
   * ExternalSecret.
   */
  account: { name: string; namespace: string };
};

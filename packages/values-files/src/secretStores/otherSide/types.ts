import { NewSecretStore } from '../secretStore';

/** What has to be done where the values are, in the order in which it is done. @public */
export const OTHER_SIDE_TITLES = {
  awsRole: 'Create the IAM role that the ServiceAccount takes on',
  awsPodIdentity: 'Give the operator an IAM role by EKS Pod Identity',
  awsAssumedRole: 'Let the store take on the role that it names',
  awsUser: 'Create an IAM user that may do nothing else',
  awsPolicy: 'Allow it to read these secrets, and no others',
  vaultAuth: 'Enable the authentication method, if it is not yet',
  vaultPolicy: 'Write the policy: these paths, and no others',
  vaultRole: 'Write the role that names the ServiceAccount and the policy',
  vaultUser: 'Give the policy to the login that the store uses',
  gcpIdentity: 'Create the Google service account',
  gcpAccess: 'Allow it to read these secrets, and no others',
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

/** A step on the other side: commands for a POSIX shell, or a file to load. @public */
export type OtherSideStep = { id: OtherSideId; commands: string };

/** What the commands are written from. */
export type OtherSide = {
  store: NewSecretStore;
  /** The text of a field of `spec.provider`, by its path. */
  at(path: string): string | undefined;
  /** Of the service. */
  namespace: string;
  /** What the names of the secrets that the store may read begin with. */
  prefix: string;
  /** The ServiceAccount whose token is used; `NAMESPACE` where it is that of each ExternalSecret. */
  account: { name: string; namespace: string };
};

import type { components, operations } from '../generated/openapi';

export type {
  components as ApiComponents,
  operations as ApiOperations,
  paths as ApiPaths,
} from '../generated/openapi';
/** The schemas of the HTTP API by name. @public */
export type ApiSchemas = components['schemas'];
/** How a secret gets into a cluster. @public */
export type Approach = ApiSchemas['Approach'];
/** The state of a managed secret. @public */
export type State = ApiSchemas['State'];
/** An object that produces a Secret. @public */
export type ManagedSecret = ApiSchemas['ManagedSecret'];
/** A managed secret with its events, history and consumers. @public */
export type ManagedSecretDetail = ApiSchemas['ManagedSecretDetail'];
/** One diagnosed fact about a managed secret or a store. @public */
export type Finding = Omit<ApiSchemas['Finding'], 'id'> & { id: FindingId };
/** The evidence for a finding. @public */
export type Evidence = ApiSchemas['Evidence'];
/** A remedy for a finding. @public */
export type Remedy = ApiSchemas['Remedy'];
/** Which form of the wizard a remedy opens. @public */
export type WizardTask = ApiSchemas['WizardTask'];
/** A warning event of an operator, with quoted passages masked. @public */
export type SecretEvent = ApiSchemas['SecretEvent'];
/** A moment at which the state of a managed secret changed. @public */
export type Transition = ApiSchemas['Transition'];
/** A SecretStore or ClusterSecretStore. @public */
export type Store = ApiSchemas['Store'];
/** A reference of a managed secret to its store. @public */
export type StoreRef = ApiSchemas['StoreRef'];
/** A generator or SopsProvider that a managed secret refers to. @public */
export type SourceOrigin = ApiSchemas['SourceOrigin'];
/** A resource of a cluster that cannot be observed. @public */
export type UnreadableResource = ApiSchemas['UnreadableResource'];
/** Which resources of a cluster cannot be read, and the remedies. @public */
export type Visibility = ApiSchemas['Visibility'];
/** The object that a cluster-wide object creates in one namespace. @public */
export type ManagedSecretChild = ApiSchemas['ManagedSecretChild'];
/** A reference to a key at the provider. @public */
export type RemoteRef = ApiSchemas['RemoteRef'];
/** Remote keys of a store that ExternalSecrets use. @public */
export type RemoteKeyList = ApiSchemas['RemoteKeyList'];
/** A remote key in use, and its properties. @public */
export type RemoteKey = ApiSchemas['RemoteKey'];
/** A property of a remote key, and the ExternalSecrets that use it. @public */
export type RemoteKeyProperty = ApiSchemas['RemoteKeyProperty'];
/** An ExternalSecret that refers to a property of a remote key. @public */
export type RemoteKeyUse = ApiSchemas['RemoteKeyUse'];
/** What the last refresh shows about a remote key. @public */
export type RemoteKeyStatus = ApiSchemas['RemoteKeyStatus'];
/** What is observed in a cluster. @public */
export type Cluster = ApiSchemas['Cluster'];
/** An operator of a cluster, its version and the known problems of it. @public */
export type ClusterOperator = ApiSchemas['ClusterOperator'];
/** One observed resource of a cluster. @public */
export type ObservedResource = ApiSchemas['ObservedResource'];
/** Whether a cluster can be seen now. @public */
export type Reachability = ApiSchemas['Reachability'];
/** A file in Git that SOPS encrypts, or should. @public */
export type SopsFile = ApiSchemas['SopsFile'];
/** The request for the plan of a new SOPS file. @public */
export type SecretStorePlanRequest = ApiSchemas['SecretStorePlanRequest'];
/** @public */
export type SecretStorePlan = ApiSchemas['SecretStorePlan'];
/** @public */
export type SopsPlanRequest = ApiSchemas['SopsPlanRequest'];
/**
 * The plan of a new SOPS file: its recipients, and what decrypts it. @public
 */
export type SopsPlan = ApiSchemas['SopsPlan'];
/** A recipient of a rule of `.sops.yaml`, with a name if one is known. @public */
export type SopsPlanRecipient = ApiSchemas['SopsPlanRecipient'];
/** What is asked to have the data key of a SOPS file encrypted by a service. @public */
export type DataKeyWrapRequest = ApiSchemas['DataKeyWrapRequest'];
/** The data key of a SOPS file as a service encrypted it. @public */
export type WrappedDataKey = ApiSchemas['WrappedDataKey'];
/** The public part of a SOPS master key. @public */
export type SopsRecipient = ApiSchemas['SopsRecipient'];
/** Why a SOPS file in Git cannot be read. @public */
export type SopsFileProblem = ApiSchemas['SopsFileProblem'];
/** A workload whose pods use the target of a managed secret. @public */
export type Consumer = ApiSchemas['Consumer'];
/** Whether the portal can read a resource beside the managed secrets. @public */
export type ResourceVisibility = ApiSchemas['ResourceVisibility'];
/** A Helm release, by the labels of its own Secret. @public */
export type HelmRelease = ApiSchemas['HelmRelease'];
/** The floe service behind a catalog entity. @public */
export type Service = ApiSchemas['Service'];
/** Where a floe service runs. @public */
export type ServiceEnvironment = ApiSchemas['ServiceEnvironment'];
/** The secrets of one catalog entity. @public */
export type EntitySecrets = ApiSchemas['EntitySecrets'];
/**
 * What the portal is missing besides this plugin, with the line to add. @public
 */
export type PortalProblem = ApiSchemas['PortalProblem'];
/** One page of managed secrets. @public */
export type SecretPage = ApiSchemas['SecretPage'];
/** Counts by filter and value. @public */
export type Facets = ApiSchemas['Facets'];
/** What findings of several secrets have in common. @public */
export type Cause = ApiSchemas['Cause'];
/** Causes, the most harmful first. @public */
export type CauseList = ApiSchemas['CauseList'];
/** The states of secrets, day by day. @public */
export type Trends = ApiSchemas['Trends'];
/** When secrets must be rotated. @public */
export type RotationList = ApiSchemas['RotationList'];
/** A secret of {@link RotationList}. @public */
export type RotationItem = ApiSchemas['RotationItem'];
/** How many secrets of an owner must be rotated. @public */
export type RotationOwner = ApiSchemas['RotationOwner'];
/** When a certificate of a Sealed Secrets controller expires. @public */
export type RotationCertificate = ApiSchemas['RotationCertificate'];
/** Which practices of the secrets guide each service follows. @public */
export type PracticeList = ApiSchemas['PracticeList'];
/** A service in an environment of {@link PracticeList}. @public */
export type ServicePractices = ApiSchemas['ServicePractices'];
/** The practices of a service, one by one. @public */
export type PracticeCells = ApiSchemas['PracticeCells'];
/** Whether a service follows one practice. @public */
export type PracticeCell = ApiSchemas['PracticeCell'];
/** One of the seven practices. @public */
export type PracticeId = keyof PracticeCells;
/** One day of {@link Trends}. @public */
export type TrendDay = ApiSchemas['TrendDay'];
/** The key with which a Sealed Secrets controller seals now. @public */
export type SealingKey = ApiSchemas['SealingKey'];
/** The newest certificate of a Sealed Secrets controller. @public */
export type SealingCertificate = ApiSchemas['SealingCertificate'];
/** Whether a managed secret can be refreshed. @public */
export type Refreshable = ApiSchemas['Refreshable'];
/** A requested refresh and its result. @public */
export type Operation = ApiSchemas['Operation'];
/** A bulk refresh and the result for each secret. @public */
export type BulkOperation = ApiSchemas['BulkOperation'];
/** One secret of a bulk refresh. @public */
export type RefreshItem = ApiSchemas['RefreshItem'];
/** The selection of a bulk refresh. @public */
export type RefreshSelection = ApiSchemas['RefreshSelection'];
/** An operation on many secrets, step by step. @public */
export type Campaign = ApiSchemas['Campaign'];
/** What a campaign does. @public */
export type CampaignKind = ApiSchemas['CampaignKind'];
/** What is done next with an item of a migration. @public */
export type MigrationStep = ApiSchemas['MigrationStep'];

/** What makes the Secrets before a migration. @public */
export type MigrationSource = ApiSchemas['MigrationSource'];

/** What makes the Secrets after a migration. @public */
export type MigrationDestination = ApiSchemas['MigrationDestination'];
/** A campaign with its items. @public */
export type CampaignDetail = ApiSchemas['CampaignDetail'];
/** One secret of a campaign. @public */
export type CampaignItem = ApiSchemas['CampaignItem'];
/** How many items of a campaign are in each state. @public */
export type CampaignCounts = ApiSchemas['CampaignCounts'];
/** Which secrets a campaign is about. @public */
export type CampaignScope = ApiSchemas['CampaignScope'];
/** A campaign to be started. @public */
export type NewCampaign = ApiSchemas['NewCampaign'];
/** The new ciphertexts of one item of a campaign. @public */
export type CampaignCiphertexts = ApiSchemas['CampaignCiphertexts'];
/** The pull request of a campaign in one repository. @public */
export type CampaignPullRequest = ApiSchemas['CampaignPullRequest'];
/** A summary of the history of a secret. @public */
export type HistorySummary = ApiSchemas['HistorySummary'];
/** A pull request that the portal opened, followed until the cluster runs it. @public */
export type Change = ApiSchemas['Change'];
/** One step of a change. @public */
export type ChangeStep = ApiSchemas['ChangeStep'];
/** The record of a new pull request. @public */
export type NewChange = ApiSchemas['NewChange'];
/** The request for a preview. @public */
export type PreviewRequest = ApiSchemas['PreviewRequest'];
/** What a change of a service's secrets would do. @public */
export type Preview = ApiSchemas['Preview'];
/** What the values files of a release have. @public */
export type PreviewSettings = ApiSchemas['ReleaseSettings'];
/** The values file that a change would write. @public */
export type PreviewFile = ApiSchemas['PreviewFile'];
/** An object of the release, before and after a change. @public */
export type PreviewObject = ApiSchemas['PreviewObject'];
/** A note about a change of a values file. @public */
export type PreviewFinding = ApiSchemas['ValuesFinding'];
/** What a dry run in the cluster says about an object. @public */
export type DryRun = ApiSchemas['DryRun'];
/** The filters, order and cursor of a list of managed secrets. @public */
export type ListSecretsQuery = NonNullable<
  operations['ListSecrets']['parameters']['query']
>;

/** Which secrets {@link Facets} count. @public */
export type SecretFacetsQuery = NonNullable<
  operations['GetSecretFacets']['parameters']['query']
>;

/** The filters of {@link Cause}s. @public */
export type ListCausesQuery = NonNullable<
  operations['ListCauses']['parameters']['query']
>;
/** The filters of {@link RemoteKey}s. @public */
export type ListRemoteKeysQuery =
  operations['ListRemoteKeys']['parameters']['query'];
/** The filters of {@link Trends}. @public */
export type TrendsQuery = NonNullable<
  operations['GetTrends']['parameters']['query']
>;

/** The filters of {@link RotationList}. @public */
export type RotationQuery = NonNullable<
  operations['GetRotation']['parameters']['query']
>;

/** The filters of {@link PracticeList}. @public */
export type PracticesQuery = NonNullable<
  operations['ListPractices']['parameters']['query']
>;

/** The ids of all findings; they are part of the API's contract. @public */
export const FINDING_IDS = [
  'remote-key-missing',
  'remote-property-missing',
  'store-not-found',
  'store-namespace-denied',
  'store-not-ready',
  'store-auth-missing',
  'provider-access-denied',
  'provider-unreachable',
  'provider-throttled',
  'store-unmaintained',
  'target-owned-by-other',
  'target-immutable',
  'target-missing',
  'target-key-missing',
  'template-error',
  'value-not-decodable',
  'generator-not-found',
  'push-source-missing',
  'never-synced',
  'deletion-pending',
  'invalid-duration',
  'target-shared',
  'refresh-overdue',
  'change-pending',
  'refresh-disabled',
  'sync-failed',
  'api-version-not-served',
  'vault-path-has-data-prefix',
  'refresh-interval-out-of-range',
  'refresh-interval-form',
  'cluster-store-used',
  'cannot-decrypt',
  'sealed-scope-mismatch',
  'sealed-for-other-key',
  'sealing-certificate-expired',
  'sealing-certificate-expiring',
  'sealed-by-older-key',
  'invalid-ciphertext',
  'target-unmanaged',
  'controller-gave-up',
  'template-depends-on-version',
  'sops-decryption-failed',
  'sops-decryption-not-configured',
  'sops-rule-unmatched',
  'sops-recipients-drift',
  'sops-plaintext-left',
  'plain-secret',
  'rotation-overdue',
  'consumer-older-than-secret',
] as const;

/** @public */
export type FindingId = (typeof FINDING_IDS)[number];

/** All approaches, the recommended one for production first. @public */
export const APPROACHES: readonly Approach[] = [
  'external-secrets',
  'sealed-secrets',
  'sops',
  'kubernetes',
];

/** All states, the most urgent first. @public */
export const STATES: readonly State[] = [
  'failing',
  'stale',
  'unknown',
  'pending',
  'synced',
];

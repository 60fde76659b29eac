import { components, operations, paths } from '../generated/openapi';

type Schemas = components['schemas'];

/** The operations of the HTTP API by path and method. @public */
export type ApiPaths = paths;
/** How a secret gets into a cluster. @public */
export type Approach = Schemas['Approach'];
/** The state of a managed secret. @public */
export type State = Schemas['State'];
/** An object that produces a Secret. @public */
export type ManagedSecret = Schemas['ManagedSecret'];
/** A managed secret with its events, history and consumers. @public */
export type ManagedSecretDetail = Schemas['ManagedSecretDetail'];
/** One diagnosed fact about a managed secret or a store. @public */
export type Finding = Omit<Schemas['Finding'], 'id'> & { id: FindingId };
/** The evidence for a finding. @public */
export type Evidence = Schemas['Evidence'];
/** A remedy for a finding. @public */
export type Remedy = Schemas['Remedy'];
/** Which form of the wizard a remedy opens. @public */
export type WizardTask = Schemas['WizardTask'];
/** A warning event of an operator, with quoted passages masked. @public */
export type SecretEvent = Schemas['SecretEvent'];
/** A moment at which the state of a managed secret changed. @public */
export type Transition = Schemas['Transition'];
/** A SecretStore or ClusterSecretStore. @public */
export type Store = Schemas['Store'];
/** A reference of a managed secret to its store. @public */
export type StoreRef = Schemas['StoreRef'];
/** A generator or SopsProvider that a managed secret refers to. @public */
export type SourceOrigin = Schemas['SourceOrigin'];
/** A resource of a cluster that cannot be observed. @public */
export type HiddenResource = Schemas['HiddenResource'];
/** Which resources of a cluster cannot be read, and the remedies. @public */
export type Visibility = Schemas['Visibility'];
/** The object that a cluster-wide object creates in one namespace. @public */
export type ManagedSecretChild = Schemas['ManagedSecretChild'];
/** A reference to a key at the provider. @public */
export type RemoteRef = Schemas['RemoteRef'];
/** Remote keys of a store that ExternalSecrets use. @public */
export type RemoteKeyList = Schemas['RemoteKeyList'];
/** A remote key in use, and its properties. @public */
export type RemoteKey = Schemas['RemoteKey'];
/** A property of a remote key, and the ExternalSecrets that use it. @public */
export type RemoteKeyProperty = Schemas['RemoteKeyProperty'];
/** An ExternalSecret that refers to a property of a remote key. @public */
export type RemoteKeyUse = Schemas['RemoteKeyUse'];
/** What the last refresh shows about a remote key. @public */
export type RemoteKeyStatus = Schemas['RemoteKeyStatus'];
/** What is observed in a cluster. @public */
export type Cluster = Schemas['Cluster'];
/** An operator of a cluster, its version and the known problems of it. @public */
export type ClusterOperator = Schemas['ClusterOperator'];
/** One observed resource of a cluster. @public */
export type ObservedResource = Schemas['ObservedResource'];
/** Whether a cluster can be seen now. @public */
export type Reachability = Schemas['Reachability'];
/** A file in Git that SOPS encrypts, or should. @public */
export type SopsFile = Schemas['SopsFile'];
/** The request for the plan of a new SOPS file. @public */
export type SecretStorePlanRequest = Schemas['SecretStorePlanRequest'];
/** @public */
export type SecretStorePlan = Schemas['SecretStorePlan'];
/** @public */
export type SopsPlanRequest = Schemas['SopsPlanRequest'];
/**
 * The plan of a new SOPS file: its recipients, and what decrypts it. @public
 */
export type SopsPlan = Schemas['SopsPlan'];
/** A recipient of a rule of `.sops.yaml`, with a name if one is known. @public */
export type SopsPlanRecipient = Schemas['SopsPlanRecipient'];
/** What is asked to have the data key of a SOPS file encrypted by a service. @public */
export type DataKeyWrapRequest = Schemas['DataKeyWrapRequest'];
/** The data key of a SOPS file as a service encrypted it. @public */
export type WrappedDataKey = Schemas['WrappedDataKey'];
/** The public part of a SOPS master key. @public */
export type SopsRecipient = Schemas['SopsRecipient'];
/** Why a SOPS file in Git cannot be read. @public */
export type SopsFileProblem = Schemas['SopsFileProblem'];
/** A workload whose pods use the target of a managed secret. @public */
export type Consumer = Schemas['Consumer'];
/** Whether related objects can be read. @public */
export type Sight = Schemas['Sight'];
/** A Helm release, by the labels of its own Secret. @public */
export type HelmRelease = Schemas['HelmRelease'];
/** The floe service behind a catalog entity. @public */
export type Service = Schemas['Service'];
/** Where a floe service runs. @public */
export type ServiceEnvironment = Schemas['ServiceEnvironment'];
/** The secrets of one catalog entity. @public */
export type EntitySecrets = Schemas['EntitySecrets'];
/**
 * What the portal is missing besides this plugin, with the line to add. @public
 */
export type PortalProblem = Schemas['PortalProblem'];
/** One page of managed secrets. @public */
export type SecretPage = Schemas['SecretPage'];
/** Counts by filter and value. @public */
export type Facets = Schemas['Facets'];
/** What findings of several secrets have in common. @public */
export type Cause = Schemas['Cause'];
/** Causes, the most harmful first. @public */
export type CauseList = Schemas['CauseList'];
/** The states of secrets, day by day. @public */
export type Trends = Schemas['Trends'];
/** When secrets must be rotated. @public */
export type RotationList = Schemas['RotationList'];
/** A secret of {@link RotationList}. @public */
export type RotationItem = Schemas['RotationItem'];
/** How many secrets of an owner must be rotated. @public */
export type RotationOwner = Schemas['RotationOwner'];
/** When a certificate of a Sealed Secrets controller expires. @public */
export type RotationCertificate = Schemas['RotationCertificate'];
/** Which practices of the secrets guide each service follows. @public */
export type PracticeList = Schemas['PracticeList'];
/** A service in an environment of {@link PracticeList}. @public */
export type ServicePractices = Schemas['ServicePractices'];
/** The practices of a service, one by one. @public */
export type PracticeCells = Schemas['PracticeCells'];
/** Whether a service follows one practice. @public */
export type PracticeCell = Schemas['PracticeCell'];
/** One of the seven practices. @public */
export type PracticeId = keyof PracticeCells;
/** One day of {@link Trends}. @public */
export type TrendDay = Schemas['TrendDay'];
/** The key with which a Sealed Secrets controller seals now. @public */
export type SealingKey = Schemas['SealingKey'];
/** The newest certificate of a Sealed Secrets controller. @public */
export type SealingCertificate = Schemas['SealingCertificate'];
/** Whether a managed secret can be refreshed. @public */
export type Refreshable = Schemas['Refreshable'];
/** A requested refresh and its result. @public */
export type Operation = Schemas['Operation'];
/** A bulk refresh and the result for each secret. @public */
export type BulkOperation = Schemas['BulkOperation'];
/** One secret of a bulk refresh. @public */
export type RefreshItem = Schemas['RefreshItem'];
/** The selection of a bulk refresh. @public */
export type RefreshSelection = Schemas['RefreshSelection'];
/** Something that is done to many secrets, step by step. @public */
export type Campaign = Schemas['Campaign'];
/** What a campaign does. @public */
export type CampaignKind = Schemas['CampaignKind'];
/** What is done next with an item of a migration. @public */
export type MigrationStep = Schemas['MigrationStep'];
/** A campaign with its items. @public */
export type CampaignDetail = Schemas['CampaignDetail'];
/** One secret of a campaign. @public */
export type CampaignItem = Schemas['CampaignItem'];
/** How many items of a campaign are in each state. @public */
export type CampaignCounts = Schemas['CampaignCounts'];
/** Which secrets a campaign is about. @public */
export type CampaignScope = Schemas['CampaignScope'];
/** A campaign to be started. @public */
export type NewCampaign = Schemas['NewCampaign'];
/** The new ciphertexts of one item of a campaign. @public */
export type CampaignCiphertexts = Schemas['CampaignCiphertexts'];
/** The pull request of a campaign in one repository. @public */
export type CampaignPullRequest = Schemas['CampaignPullRequest'];
/** A summary of the history of a secret. @public */
export type HistorySummary = Schemas['HistorySummary'];
/** A pull request that the portal opened, followed until the cluster runs it. @public */
export type Change = Schemas['Change'];
/** One step of a change. @public */
export type ChangeStep = Schemas['ChangeStep'];
/** The record of a new pull request. @public */
export type NewChange = Schemas['NewChange'];
/** The request for a preview. @public */
export type PreviewRequest = Schemas['PreviewRequest'];
/** What a change of a service's secrets would do. @public */
export type Preview = Schemas['Preview'];
/** What the values files of a release have. @public */
export type PreviewSettings = Schemas['ReleaseSettings'];
/** The values file that a change would write. @public */
export type PreviewFile = Schemas['PreviewFile'];
/** An object of the release, before and after a change. @public */
export type PreviewObject = Schemas['PreviewObject'];
/** A note about a change of a values file. @public */
export type PreviewFinding = Schemas['ValuesFinding'];
/** What a dry run in the cluster says about an object. @public */
export type DryRun = Schemas['DryRun'];
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

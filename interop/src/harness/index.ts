export { ApiServerFront, type ProxiedService } from './ApiServerFront';
export { ControlPlane, startControlPlane } from './ControlPlane';
export {
  externalSecretsDefinitions,
  startExternalSecrets,
} from './externalSecrets';
export { FluxSource } from './FluxSource';
export {
  fluxDefinitions,
  startKustomizeController,
} from './kustomizeController';
export {
  KubernetesApi,
  KubernetesApiError,
  type KubernetesConnection,
  type RawRequest,
  type RawResponse,
} from './KubernetesApi';
export {
  describeObject,
  type KubernetesObject,
  type ObjectReference,
} from './kubernetesObject';
export { kubeseal, strangersCertificate, type SealTarget } from './kubeseal';
export { documentedRbac, startRealCluster } from './realCluster';
export { caseLabel, type ClusterUnderTest } from './ClusterUnderTest';
export { startEmbeddedCluster } from './embeddedCluster';
export { type ExternalSecretsVersion } from './parts';
export {
  sealedSecretsDefinitions,
  sealedSecretsNamespace,
  sealedSecretsService,
  startSealedSecrets,
  type SealedSecretsController,
} from './sealedSecrets';
export { nextSecond } from './nextSecond';
export { passOn } from './passOn';
export { Program } from './Program';
export { VaultStandIn, type VaultAnswer } from './VaultStandIn';
export { waitFor } from './waitFor';
export { Workspace } from './Workspace';

export { ApiServerFront } from './ApiServerFront';
export {
  AGE_VERSIONS,
  HELM_VERSIONS,
  SEALED_SECRETS_VERSIONS,
  type AgeVersion,
  type HelmVersion,
  type SealedSecretsVersion,
} from './parts';
export { ControlPlane } from './ControlPlane';
export { startControlPlane } from './startControlPlane';
export {
  externalSecretsDefinitions,
  startExternalSecrets,
} from './externalSecrets';
export { FluxSource } from './FluxSource';
export { startKustomizeController } from './kustomizeController';
export {
  KubernetesApi,
  type KubernetesConnection,
  type RawRequest,
  type RawResponse,
} from './KubernetesApi';
export type { KubernetesObject } from './kubernetesObject';
export { documentedRbac, startRealCluster } from './realCluster';
export { caseLabel, type ClusterUnderTest } from './ClusterUnderTest';
export { startEmbeddedCluster } from './embeddedCluster';
export {
  sealedSecretsDefinitions,
  sealedSecretsNamespace,
  sealedSecretsService,
  startSealedSecrets,
  type SealedSecretsController,
} from './sealedSecrets';
export { nextSecond } from './nextSecond';
export { StateRecorder } from './StateRecorder';
export { proxyRequest } from './proxyRequest';
export { Program } from './Program';
export { waitFor } from './waitFor';
export { Workspace } from './Workspace';

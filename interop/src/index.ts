export {
  ControlPlane,
  KubernetesApi,
  Workspace,
  externalSecretsDefinitions,
  proxyRequest,
  sealedSecretsDefinitions,
  startControlPlane,
  type KubernetesConnection,
} from './harness';
export {
  Callers,
  type Address,
  type Check,
  type Question,
} from './replicas/Callers';
export { PostgresServer } from './replicas/PostgresServer';
export { openSopsPage } from './sops/openSopsPage';

export {
  ControlPlane,
  KubernetesApi,
  Workspace,
  externalSecretsDefinitions,
  passOn,
  sealedSecretsDefinitions,
  startControlPlane,
  type KubernetesConnection,
} from './harness';
export { PostgresServer } from './replicas/PostgresServer';
export { openSopsPage } from './sops/openSopsPage';

export * from './cases';
export * from './harness';
export { PostgresServer } from './replicas/PostgresServer';
export { openSopsPage } from './sops/openSopsPage';

export * from './cases';
export * from './harness';
export { PostgresServer } from './replicas/PostgresServer';
export { SopsPage } from './sops/SopsPage';

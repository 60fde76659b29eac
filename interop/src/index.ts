export * from './cases';
export * from './harness';
export { PostgresServer } from './replicas/PostgresServer';

export * from './cases';
export * from './harness';

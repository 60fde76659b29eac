export * from './secretStoreChange';
export * from './storePaths';

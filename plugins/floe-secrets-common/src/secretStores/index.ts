export * from './secretStoreChange';
export * from './storePaths';
export * from './plannedStores';

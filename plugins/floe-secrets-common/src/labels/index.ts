export { matchesSelector, parseLabelSelector } from './labelSelector';
export * from './types';

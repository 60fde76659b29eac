/**
 * Extension points of the Floe Secrets backend, and their types.
 *
 * @packageDocumentation
 */
export { abortable } from './async/abortable';
export { isRateLimited, isTransient, retryTransient } from './async/transient';
export * from './clusters';
export * from './dataKeys';
export * from './diagnosis';
export * from './extensions';
export { readChart, type ChartConfig } from './readChart';
export * from './repository';
export * from './worker';
export { ciphertextDigest } from './ciphertextDigest';

/**
 * Decrypts sealed values, for tests and for replacements of the controller. A
 * portal does not need it.
 *
 * @packageDocumentation
 */

export { importPrivateKey } from './testing/importPrivateKey';
export { unsealValue, type UnsealValueOptions } from './testing/unsealValue';
export type { SealingScope, SealingTarget } from './scope';

/**
 * Opens what was sealed, for tests and for stand-ins of the controller. Nothing that runs in a portal needs it.
 *
 * @packageDocumentation
 */

export { importPrivateKey } from './testing/importPrivateKey';
export { unsealValue, type UnsealValueOptions } from './testing/unsealValue';
export type { SealingScope, SealingTarget } from './scope';

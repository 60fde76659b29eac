/**
 * Jest's own test runner, in which a test fails that prints what nobody
 * expected.
 *
 * @packageDocumentation
 */
export { testRunner as default } from './testRunner';

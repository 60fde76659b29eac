/**
 * How Go programs read a YAML scalar without quotes, and a way to stop at the
 * first error of a YAML text.
 *
 * @packageDocumentation
 */

export {
  resolveScalar,
  staysText,
  type GoScalar,
  type GoYamlVersion,
} from './resolveScalar';
export { stopAtFirstError } from './stopAtFirstError';
export { Timestamp } from './timestamp';

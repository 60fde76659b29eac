/**
 * How Go programs read a YAML scalar without quotes.
 *
 * @packageDocumentation
 */

export {
  resolveScalar,
  staysText,
  type GoScalar,
  type GoYamlVersion,
} from './resolveScalar';
export { Timestamp } from './timestamp';

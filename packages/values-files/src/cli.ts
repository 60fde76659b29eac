/**
 * The command `values-files`, which needs Node.
 *
 * @packageDocumentation
 */
export { machineTime } from './cli/machineTime';
export { main, type CommandEnvironment } from './cli/main';

/**
 * Edit the values files of the floe-dagster chart, render its Secrets and describe the change.
 *
 * @packageDocumentation
 */
export * from './catalogue';
export * from './chart';
export * from './checks';
export { ValuesInputError } from './errors';
export * from './merge';
export * from './migration';
export * from './model';
export * from './preview';
export * from './pullRequest';
export * from './rules';
export * from './secretStores';

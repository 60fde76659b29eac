/**
 * The vocabulary of Floe Secrets: model, API types, permissions, values files and approaches.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './approaches';
export * from './model/types';
export * from './permissions';
export * from './pullRequest';
export * from './repository';
export * from './signals';
export * from './values';
export * from './wizard/fields';
export { wizardParameterSchemas } from './wizard/parameterSchemas';

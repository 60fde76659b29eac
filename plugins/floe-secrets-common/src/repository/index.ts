export { isBranchName } from './branchName';
export * from './repositoryPath';
export * from './valuesFiles';

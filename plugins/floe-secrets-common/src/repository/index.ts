export * from './branchName';
export * from './repositoryPath';

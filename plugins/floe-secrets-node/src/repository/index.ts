export { RedirectError } from './fetchOnOrigin';
export {
  isSameRepository,
  RepositoryAddresses,
  repositoryKey,
} from './RepositoryAddresses';
export { RepositoryError, type RepositoryProblem } from './RepositoryError';
export { RepositoryFiles, type ReadFileOptions } from './RepositoryFiles';
export * from './types';
export {
  PullRequests,
  PullRequestStates,
  type PullRequestsOptions,
  type PullRequestStateAnswer,
} from './pullRequests/PullRequests';
export * from './pullRequests/types';

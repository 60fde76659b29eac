export { code as markdownCode, plain as markdownText } from './markdown';
export { pullRequestText, type PullRequestText } from './pullRequestText';
export type { PullRequestService, PullRequestSubject } from './subject';

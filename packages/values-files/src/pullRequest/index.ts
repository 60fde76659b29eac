export { code as markdownCode, plain as markdownText } from './markdown';
export {
  pullRequestText,
  type PullRequestService,
  type PullRequestSubject,
  type PullRequestText,
} from './pullRequestText';

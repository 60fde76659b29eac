export {
  pullRequestText,
  type PullRequestService,
  type PullRequestSubject,
  type PullRequestText,
} from './pullRequestText';

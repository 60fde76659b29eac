export {
  pullRequestText,
  type PullRequestSubject,
  type PullRequestText,
} from './pullRequestText';

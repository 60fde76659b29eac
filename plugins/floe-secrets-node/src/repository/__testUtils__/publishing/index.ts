import { azure } from './azure';
import { bitbucketCloud } from './bitbucketCloud';
import { bitbucketServer } from './bitbucketServer';
import { gerrit } from './gerrit';
import { gitea } from './gitea';
import { github } from './github';
import { gitlab } from './gitlab';
import { Exchange } from './exchange';

export * from './exchange';

/** What each Git host is asked for and answers while a change is published. */
export const EXCHANGES: Record<string, Exchange> = {
  GitHub: github,
  GitLab: gitlab,
  Gitea: gitea,
  'Bitbucket Cloud': bitbucketCloud,
  'Bitbucket Data Center': bitbucketServer,
  'Azure DevOps': azure,
  Gerrit: gerrit,
};

import { ForgeContext } from '../context';
import { GitOps } from '../gitops/GitOps';

/** What the pages need besides the repositories. */
export type WebContext = ForgeContext & {
  gitOps: GitOps;
};

/** Login of the user of the pages: there is no sign-in. */
export const webLogin = 'demo-reviewer';

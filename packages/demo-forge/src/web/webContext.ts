import { ForgeContext } from '../context';
import { GitOps } from '../gitops/GitOps';

/** What the pages need beside the repositories. */
export interface WebContext extends ForgeContext {
  gitOps: GitOps;
}

/** Login of the person who uses the pages: there is no sign-in. */
export const webLogin = 'demo-reviewer';

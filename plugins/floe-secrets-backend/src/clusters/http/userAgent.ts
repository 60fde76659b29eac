/**
 * How the backend introduces itself to a cluster. An API server indents its
 * JSON for agents that look like a person's: curl, Wget and Mozilla.
 */
export const USER_AGENT = 'backstage-floe-secrets';

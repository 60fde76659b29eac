/**
 * The backend's user agent. An API server indents its JSON for agents that look
 * like a user's: curl, Wget and Mozilla.
 */
export const USER_AGENT = 'backstage-floe-secrets';

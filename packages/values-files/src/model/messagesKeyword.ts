/**
 * Keyword of a JSON schema for the messages of its other keywords, by their
 * names. Validators ignore it; who reports a fault takes the message from it.
 * @public
 */
export const MESSAGES = 'x-messages';

/** Secrets among the results of the search. */
export const searchMessages = {
  resultType: 'Secrets',
  secretOf: 'Secret of {{services}}',
  secretOfNone: 'Secret of no service',
} as const;

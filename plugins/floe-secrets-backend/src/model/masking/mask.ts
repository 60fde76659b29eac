/** What stands in the place of text that is withheld. */
export const MASK = '…';

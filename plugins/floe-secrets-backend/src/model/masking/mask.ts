/** Replaces withheld text. */
export const MASK = '…';

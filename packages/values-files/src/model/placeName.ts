import { z } from 'zod';

/**
 * Configured name of an environment or a cluster: words, and characters of
 * cluster addresses. Line breaks, braces and similar characters do not occur in
 * names, but in values and in forged log lines.
 * @public
 */
export const placeNameSchema = z
  .string()
  .min(1)
  .max(253)
  .regex(
    /^[\w\u00a1-\uffff](?:[\w\u00a1-\uffff .,:;@/()&#'+-]*[\w\u00a1-\uffff)])?$/,
    'an environment or a cluster is named by its name, as the Secrets tab shows it',
  );

import { z } from 'zod';

/**
 * Name of an environment or a cluster, as it is configured: words, and what
 * addresses of clusters have. Line breaks, braces and the like stand in no
 * name, but in values and in forged lines of a log.
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

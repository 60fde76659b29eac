import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';

/** What the API server or a manifest builder refused, and the remedies. */
export type Refusal = { summary: string; remedies: Remedy[] };

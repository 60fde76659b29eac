import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';

/** What the API server, or what builds manifests for it, refuses, and what to do. */
export type Refusal = { summary: string; remedies: Remedy[] };

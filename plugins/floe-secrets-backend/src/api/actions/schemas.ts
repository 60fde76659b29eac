import { APPROACHES, STATES } from '@floe/backstage-plugin-floe-secrets-common';
import type { z as Zod } from 'zod/v3';

/** The version of zod that Backstage's actions registry passes to schemas. */
type Z = typeof Zod;

const TIME = 'RFC 3339; null if not known';

function findingSchema(z: Z) {
  return z.object({
    id: z.string().describe('Stable id; the docs have a section for each'),
    severity: z.enum(['error', 'warning', 'info']),
    confidence: z.enum(['proven', 'likely']),
    summary: z.string(),
  });
}

function explainedFindingSchema(z: Z) {
  return findingSchema(z).extend({
    evidence: z.array(
      z.object({
        kind: z.string(),
        text: z.string(),
        time: z.string().nullable().describe(TIME),
      }),
    ),
    remedies: z.array(
      z.object({
        title: z.string(),
        command: z.string().optional().describe('A shell command'),
        manifest: z.string().optional().describe('YAML'),
        link: z.string().optional(),
        action: z.enum(['open-wizard', 'refresh']).optional(),
        wizard: z
          .object({
            task: z.string().describe('Task of the wizard'),
            secretKey: z.string().optional(),
          })
          .optional(),
      }),
    ),
  });
}

function secretFields(z: Z) {
  return {
    id: z.string().describe('Stable; input of the other actions'),
    environment: z.string(),
    cluster: z.string(),
    namespace: z.string().describe('Empty for a cluster-scoped object'),
    name: z.string(),
    kind: z.string(),
    approach: z.string(),
    component: z.string().nullable(),
    entityRefs: z.array(z.string()).describe('Services that own it'),
    state: z.string(),
    since: z.string().nullable().describe(`Start of the state. ${TIME}`),
    lastSync: z.string().nullable().describe(TIME),
  };
}

/**
 * One of some words. Of another text the refusal repeats the beginning, not all
 * of it.
 */
function wordOf(z: Z, words: readonly string[]) {
  return z.preprocess(
    value => (typeof value === 'string' ? value.slice(0, 64) : value),
    z.enum(words as [string, ...string[]]),
  );
}

export function listInput(z: Z) {
  const names = (longest = 253) =>
    z.array(z.string().max(longest)).max(50).optional();
  return z.object({
    environment: names(),
    cluster: names(),
    namespace: names(),
    approach: z.array(wordOf(z, APPROACHES)).max(50).optional(),
    state: z.array(wordOf(z, STATES)).max(50).optional(),
    finding: names().describe('Ids of findings, for example store-not-ready'),
    owner: names(500).describe('Entity refs of owners'),
    q: z
      .string()
      .max(200)
      .optional()
      .describe('Text in a name, target, remote key or entity'),
    orderBy: wordOf(z, [
      ...['name', 'state', 'since', 'cluster', 'namespace', 'lastSync'],
    ])
      .optional()
      .describe('By state, the most urgent come first'),
    limit: z
      .number()
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe('By default 50'),
    cursor: z
      .string()
      .max(2_000)
      .optional()
      .describe('nextCursor of the previous page'),
  });
}

export function listOutput(z: Z) {
  return z.object({
    items: z.array(
      z.object({ ...secretFields(z), findings: z.array(findingSchema(z)) }),
    ),
    totalItems: z.number(),
    nextCursor: z.string().optional(),
  });
}

export function secretInput(z: Z) {
  return z.object({
    id: z.string().max(200).describe('Id of a secret, from list-secrets'),
  });
}

export function explainOutput(z: Z) {
  return z.object({
    ...secretFields(z),
    target: z.object({
      name: z.string(),
      exists: z.boolean().nullable(),
    }),
    nextSync: z.string().nullable().describe(TIME),
    refreshable: z
      .object({ possible: z.boolean(), reason: z.string().nullable() })
      .optional(),
    findings: z.array(explainedFindingSchema(z)),
  });
}

export function refreshOutput(z: Z) {
  return z.object({
    operationId: z.string().describe('Input of get-refresh'),
    status: z.string(),
  });
}

export function operationInput(z: Z) {
  return z.object({
    operationId: z.string().max(200).describe('From refresh-secret'),
  });
}

export function operationOutput(z: Z) {
  return z.object({
    status: z.string().describe('running, succeeded, failed or timed-out'),
    startedAt: z.string(),
    endedAt: z.string().nullable(),
    proof: z.string().nullable().describe('Evidence from the cluster'),
  });
}

export function previewInput(z: Z) {
  return z.object({
    entityRef: z.string().max(500).describe('The service'),
    environment: z.string().max(200),
    cluster: z.string().max(200).optional(),
    namespace: z.string().max(200).optional(),
    change: z
      .record(z.unknown())
      .describe(
        'References and sealed values, in the format of the scaffolder action floe:secrets:values. A value in clear text is refused',
      ),
    dryRun: z
      .boolean()
      .optional()
      .describe('Whether to do a dry run in the cluster; by default true'),
  });
}

export function previewOutput(z: Z) {
  return z.object({
    place: z.object({
      environment: z.string(),
      cluster: z.string(),
      namespace: z.string(),
      release: z.string(),
    }),
    file: z.object({
      path: z.string(),
      branch: z.string(),
      url: z.string(),
      exists: z.boolean(),
      changed: z.boolean(),
      diff: z
        .string()
        .nullable()
        .describe('Unified diff without values; null if the change is refused'),
    }),
    objects: z.array(
      z.object({
        kind: z.string(),
        name: z.string(),
        namespace: z.string(),
        action: z.string(),
      }),
    ),
    findings: z.array(
      explainedFindingSchema(z).extend({ place: z.string().nullable() }),
    ),
    dryRun: z.array(
      z.object({
        kind: z.string(),
        name: z.string(),
        namespace: z.string(),
        result: z.string(),
        message: z.string().nullable(),
      }),
    ),
  });
}

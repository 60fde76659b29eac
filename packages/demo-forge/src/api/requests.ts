import { z } from 'zod';

const sha = z.string().regex(/^[0-9a-f]{40}$/, 'is not an object name');

const person = z.object({
  name: z.string().min(1),
  email: z.string().min(1),
  date: z.iso.datetime({ offset: true }).optional(),
});

const logins = z.array(z.string().min(1)).default([]);

/** Bodies of the API's requests: the fields that the host understands. */
export const requestBodies = {
  createBlob: z.object({
    content: z.string(),
    encoding: z.enum(['utf-8', 'base64']).default('utf-8'),
  }),
  createTree: z.object({
    base_tree: sha.optional(),
    tree: z.array(
      z.object({
        path: z.string().min(1),
        mode: z
          .enum(['100644', '100755', '040000', '160000', '120000'])
          .default('100644'),
        sha: sha.nullish(),
        content: z.string().optional(),
      }),
    ),
  }),
  createCommit: z.object({
    message: z.string(),
    tree: sha,
    parents: z.array(sha).default([]),
    author: person.optional(),
    committer: person.optional(),
  }),
  createRef: z.object({
    ref: z.string().regex(/^refs\/heads\/./, 'must begin with refs/heads/'),
    sha,
  }),
  updateRef: z.object({ sha, force: z.boolean().default(false) }),
  putContents: z.object({
    message: z.string().min(1),
    content: z.string(),
    branch: z.string().optional(),
    sha: sha.optional(),
    author: person.optional(),
  }),
  createPull: z.object({
    title: z.string().trim().min(1),
    head: z.string().min(1),
    base: z.string().min(1),
    body: z.string().nullish(),
    draft: z.boolean().default(false),
  }),
  updatePull: z.object({
    title: z.string().trim().min(1).optional(),
    body: z.string().nullish(),
    state: z.enum(['open', 'closed']).optional(),
    base: z.string().optional(),
  }),
  mergePull: z
    .object({
      commit_title: z.string().optional(),
      commit_message: z.string().optional(),
      sha: sha.optional(),
      merge_method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
    })
    .prefault({}),
  reviewers: z.object({ reviewers: logins, team_reviewers: logins }),
  assignees: z.object({ assignees: logins }),
  labels: z.object({ labels: logins }),
  comment: z.object({ body: z.string().min(1) }),
  graphql: z.object({
    query: z.string(),
    variables: z.record(z.string(), z.unknown()).nullish(),
    operationName: z.string().nullish(),
  }),
};

import { z } from 'zod';

const branchSchema = z.object({
  /** Name of the branch. */
  ref: z.string(),
  /**
   * Its newest commit; for a closed pull request, the newest one when it was
   * closed.
   */
  sha: z.string(),
});

const pullRequestSchema = z.object({
  number: z.number().int().positive(),
  title: z.string(),
  /** Markdown. */
  body: z.string(),
  draft: z.boolean(),
  state: z.enum(['open', 'closed']),
  author: z.string(),
  head: branchSchema,
  base: branchSchema,
  createdAt: z.string(),
  updatedAt: z.string(),
  closedAt: z.string().optional(),
  merge: z
    .object({ sha: z.string(), by: z.string(), at: z.string() })
    .optional(),
  reviewers: z.array(z.string()),
  teamReviewers: z.array(z.string()),
  assignees: z.array(z.string()),
  labels: z.array(z.string()),
  comments: z.array(
    z.object({
      id: z.number().int().positive(),
      author: z.string(),
      body: z.string(),
      createdAt: z.string(),
    }),
  ),
});

/** The host's data about a repository besides its Git objects. */
export const repositoryRecordSchema = z.object({
  description: z.string(),
  createdAt: z.string(),
  pullRequests: z.array(pullRequestSchema),
});

/** A pull request as stored on disk. Times are ISO 8601. */
export type PullRequest = z.infer<typeof pullRequestSchema>;
export type RepositoryRecord = z.infer<typeof repositoryRecordSchema>;

export type MergeMethod = 'merge' | 'squash';

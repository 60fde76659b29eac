// The scaffolder passes its own `z`, of this version, to the fields of an
// action.
import type { z } from 'zod/v3';
import { PUBLISHED_FOLDER } from '../values/valuesFile';

type Zod = typeof z;

/** The output fields with which a later step opens the pull request. */
export const PUBLISHED_OUTPUT = {
  sourcePath: (zod: Zod) =>
    zod
      .string()
      .describe(
        'Folder of the workspace to publish from; it contains only the changed files',
      ),
  targetPath: (zod: Zod) =>
    zod.string().describe('Path of the changed file in the repository'),
  targetBranchName: (zod: Zod) =>
    zod
      .string()
      .describe(
        "Base branch of the pull request: the branch of the service's source location",
      ),
  branchName: (zod: Zod) =>
    zod.string().describe('Name for the branch of the pull request'),
  title: (zod: Zod) => zod.string().describe('Title for the pull request'),
  description: (zod: Zod) =>
    zod.string().describe('Text of the pull request, as Markdown'),
  tabUrl: (zod: Zod) =>
    zod.string().optional().describe("Address of the service's Secrets tab"),
};

/** The values for {@link outputPublished}. */
type Published = {
  /** In the workspace; default: {@link PUBLISHED_FOLDER}. */
  sourcePath?: string;
  targetPath: string;
  targetBranchName: string;
  branchName: string;
  title: string;
  description: string;
  tabUrl: string | undefined;
};

/** Outputs the fields of {@link PUBLISHED_OUTPUT}. */
export function outputPublished(
  ctx: { output(name: keyof Published, value: string | undefined): void },
  { sourcePath = PUBLISHED_FOLDER, ...published }: Published,
): void {
  ctx.output('sourcePath', sourcePath);
  ctx.output('targetPath', published.targetPath);
  ctx.output('targetBranchName', published.targetBranchName);
  ctx.output('branchName', published.branchName);
  ctx.output('title', published.title);
  ctx.output('description', published.description);
  ctx.output('tabUrl', published.tabUrl);
}

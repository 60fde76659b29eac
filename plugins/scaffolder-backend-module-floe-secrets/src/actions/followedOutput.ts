// The scaffolder passes its own `z`, of this version, to the fields of an
// action.
import type { z } from 'zod/v3';
import type { AppliedSecretsChange } from '@floe/values-files';
import { FollowedObject, followedObjects } from './followedObjects';
import { RemovedPart, removedParts } from './removedParts';

type Zod = typeof z;

const partOf = (zod: Zod) => ({
  kind: zod.string(),
  name: zod.string(),
  component: zod.string().optional(),
});

/**
 * The output fields with which `floe:secrets:record-change` follows a change of
 * a values file.
 */
export const FOLLOWED_OUTPUT = {
  approach: (zod: Zod) => zod.string().describe('The approach of the secrets'),
  objects: (zod: Zod) =>
    zod
      .array(zod.object({ ...partOf(zod), change: zod.string() }))
      .describe('The objects that the chart will render for the change'),
  removed: (zod: Zod) =>
    zod
      .array(
        zod.object({
          ...partOf(zod),
          keys: zod.array(zod.string()).optional(),
        }),
      )
      .describe(
        'The objects that the chart no longer renders after the change, and with keys, the keys that an object loses',
      ),
};

/** Outputs the fields of {@link FOLLOWED_OUTPUT}. */
export function outputFollowed(
  ctx: {
    output(name: 'approach', value: string): void;
    output(name: 'objects', value: FollowedObject[]): void;
    output(name: 'removed', value: RemovedPart[]): void;
  },
  approach: string,
  applied: readonly Pick<AppliedSecretsChange, 'objects' | 'differences'>[],
): void {
  ctx.output('approach', approach);
  ctx.output('objects', applied.flatMap(followedObjects));
  ctx.output('removed', applied.flatMap(removedParts));
}

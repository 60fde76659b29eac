import { AdjustableClock } from '../clock';
import { applyManifest, settleControllers } from '../DemoCluster';
import { ObjectManifest } from '../objects';
import { Controller, ControllerContext } from '../operators/Controller';
import { ClusterSeed, SeedStep } from '../options';
import { systemObjects } from './systemObjects';

/** The cluster itself is older than everything in it. */
const CLUSTER_AGE_DAYS = 400;

/**
 * Applies a seed: sets the clock back to each step, applies its objects and
 * lets the operators run, so that times, conditions and events are realistic.
 */
export async function plantSeed(
  { steps }: ClusterSeed,
  { api, frozen }: ControllerContext,
  controllers: readonly Controller[],
  clock: AdjustableClock,
): Promise<void> {
  const all: SeedStep[] = [
    { ago: CLUSTER_AGE_DAYS * 86_400_000, apply: systemObjects() },
    ...steps,
  ];
  for (const { ago, apply = [], fieldManager, freeze = [] } of [...all].sort(
    (a, b) => b.ago - a.ago,
  )) {
    clock.setBack(ago);
    apply.forEach((object: ObjectManifest) =>
      applyManifest(api, object, fieldManager),
    );
    for (const reference of freeze) {
      const { namespace, name } = reference.metadata;
      const definition = api.registry.ofObject(reference);
      frozen.freeze(api.get(definition, namespace, name!));
    }
    await settleControllers(controllers);
  }
  clock.release();
}

import {
  inspectFixture,
  toObserved,
} from '../../sopsFiles/__testUtils__/inspectFixture';
import { ObservedSecret } from '../../model/observed';
import { SopsFileFacts } from '../../model/sopsFile';
import { diagnoseSecret } from '../diagnose';
import { DEFAULT_POLICY } from '../policy';

export const SOPS_FILE_NOW = new Date('2026-11-24T12:30:00Z');

/** A recipient of the rule of the fixtures' `.sops.yaml`. */
export const KEPT =
  'age1wkkqmga6qrtm4f742mzxlpjrn4s4thzs65l2lpm899nwwdwsce3qw7nrq8';

/** Reads a SOPS file of the fixtures as the portal does. */
export async function observeFile(
  ...args: Parameters<typeof inspectFixture>
): Promise<ObservedSecret> {
  const file = await inspectFixture(...args);
  if (!file) {
    throw new Error('Nothing to see');
  }
  return toObserved(args[0], file);
}

/**
 * The findings of a SOPS file of the fixtures.
 *
 * @param facts - what the cluster shows of its use
 */
export async function diagnoseFile(
  path: Parameters<typeof inspectFixture>[0],
  options?: Parameters<typeof inspectFixture>[1],
  facts: Partial<SopsFileFacts> = {},
) {
  const secret = await observeFile(path, options);
  return diagnoseSecret({
    secret: {
      ...secret,
      facts: { ...(secret.facts as SopsFileFacts), ...facts },
    },
    events: [],
    stores: [],
    origins: [],
    failingChildren: [],
    certificates: [],
    cluster: undefined,
    policy: DEFAULT_POLICY,
    targetExists: null,
    targetChanged: null,
    consumers: null,
    now: SOPS_FILE_NOW,
  });
}

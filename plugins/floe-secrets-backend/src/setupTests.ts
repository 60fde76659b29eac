import fc from 'fast-check';
import { installKinds, KINDS } from './kinds';

// `.ci/run` draws the same data each time; runs by hand draw new ones.
if (process.env.FLOE_SEED) {
  fc.configureGlobal({ seed: Number(process.env.FLOE_SEED) });
}

installKinds(KINDS);

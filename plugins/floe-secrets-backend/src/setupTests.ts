import fc from 'fast-check';
import { installKinds, KINDS } from './kinds';

// `.ci/run` uses a fixed seed; other runs use a new one.
if (process.env.FLOE_SEED) {
  fc.configureGlobal({ seed: Number(process.env.FLOE_SEED) });
}

installKinds(KINDS);

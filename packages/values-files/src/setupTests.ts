import fc from 'fast-check';

// `.ci/run` uses the same random data each time; other runs use new data.
if (process.env.FLOE_SEED) {
  fc.configureGlobal({ seed: Number(process.env.FLOE_SEED) });
}

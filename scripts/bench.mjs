// Runs the benchmarks, or those that are named: `npm run bench -- tab`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--require',
    '@backstage/cli/config/nodeTransform.cjs',
    'benchmarks/src/run.ts',
    ...process.argv.slice(2),
  ],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  },
);
process.exitCode = status ?? 1;

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(require.resolve('../../package.json'));

/** Path of a program that the interop tests use; it is built if it is missing. */
export function realProgram(name: string): string {
  execFileSync(process.execPath, [join(root, 'interop', 'build.mjs'), name], {
    stdio: 'inherit',
  });
  const parts: { name: string; version: string }[] = JSON.parse(
    readFileSync(join(root, 'interop', 'parts', 'parts.json'), 'utf8'),
  );
  const { version } = parts.find(part => part.name === name)!;
  const cache =
    process.env.FLOE_INTEROP_CACHE ?? join(root, '.cache', 'interop');
  return join(cache, 'bin', `${name}-${version}`);
}

import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Node's compile cache and transformed sources are kept from one start to the next. */
export const caches = {
  NODE_COMPILE_CACHE: path.join(root, '.cache', 'node-compile'),
  FLOE_TRANSFORM_CACHE: path.join(root, '.cache', 'node-transform'),
};
/** Arguments with which Node loads TypeScript. */
export const loadTypeScript = [
  '--require',
  path.join(root, 'scripts', 'lib', 'cachedTransform.cjs'),
  '--require',
  '@backstage/cli/config/nodeTransform.cjs',
];

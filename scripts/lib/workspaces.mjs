import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The packages that are published, by name: every workspace of `packages` and `plugins` that is not private. */
export function publishedPackages(root) {
  return ['packages', 'plugins']
    .flatMap(group =>
      readdirSync(path.join(root, group)).map(name =>
        path.join(root, group, name),
      ),
    )
    .filter(folder => existsSync(path.join(folder, 'package.json')))
    .map(folder => ({
      folder,
      ...JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')),
    }))
    .filter(manifest => !manifest.private)
    .map(({ name, folder }) => ({ name, folder }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

// Finds cycles of the folders below `src` of a package: `.oxlintrc.json` forbids cycles of files, and folders of
// files that import each other in one direction each can still depend on each other in a circle.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Code of tests may import everything. */
const OF_TESTS = /\.test\.|[\\/](?:__testUtils__|__fixtures__)[\\/]/;
const IMPORT = /(?:\bfrom|\bimport\()\s*'(\.[^']*)'/g;

function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => path.join(entry.parentPath, entry.name))
    .filter(file => !OF_TESTS.test(file));
}

/** The folders below `src` that each of them imports; with a file for each. */
function importsOf(source) {
  const folderOf = file => {
    const [folder, ...rest] = path.relative(source, file).split(path.sep);
    return rest.length > 0 && folder !== '..' ? folder : undefined;
  };
  const folders = new Map();
  for (const file of sourcesIn(source)) {
    const from = folderOf(file);
    if (!from) continue;
    const imports = folders.get(from) ?? new Map();
    folders.set(from, imports);
    for (const [, name] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      // A folder is imported by its index.
      const target = path.join(path.dirname(file), name, 'index');
      const to = folderOf(target);
      if (to && to !== from) imports.set(to, path.relative(source, file));
    }
  }
  return folders;
}

/**
 * The folders below a `src` that import each other in a circle.
 *
 * @returns one text for each import that is part of a circle
 */
export function folderCycles(source) {
  const folders = importsOf(source);
  const reaches = (from, to, seen = new Set()) =>
    [...(folders.get(from)?.keys() ?? [])].some(next => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, to, seen);
    });
  return [...folders].flatMap(([from, imports]) =>
    [...imports]
      .filter(([to]) => reaches(to, from))
      .map(([to, file]) => `${from} → ${to} (${file})`),
  );
}

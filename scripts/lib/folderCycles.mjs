/** Packages have an order of their own. */
const PARENTS_OF_PACKAGES = ['', 'packages/', 'plugins/'];

/**
 * Finds sibling folders, at any depth, that import each other in a circle: files that import each
 * other in one direction each can still make their folders depend on each other.
 *
 * @param files - each with the files that it imports; paths with `/`, relative to the root of the repository
 * @returns one text for each pair of folders that is part of a circle
 */
export function folderCycles(files) {
  const siblings = new Map();
  for (const { file, imports } of files) {
    for (const target of imports) add(siblings, file, target);
  }
  return [...siblings].flatMap(([parent, folders]) =>
    [...folders].flatMap(([from, targets]) =>
      [...targets]
        .filter(([to]) => reaches(folders, to, from))
        .map(
          ([to, example]) =>
            `${parent}{${from} → ${to}} is part of a cycle of folders: ${example}`,
        ),
    ),
  );
}

/** Adds an import between two folders of one parent; an import of or by a file of the parent is none. */
function add(siblings, file, target) {
  const from = file.split('/');
  const to = target.split('/');
  let depth = 0;
  while (from[depth] === to[depth] && depth < to.length) depth++;
  if (depth >= from.length - 1 || depth >= to.length - 1) return;
  const parent = from
    .slice(0, depth)
    .map(part => `${part}/`)
    .join('');
  if (PARENTS_OF_PACKAGES.includes(parent)) return;
  const folders = getOrAdd(siblings, parent);
  const targets = getOrAdd(folders, from[depth]);
  if (!targets.has(to[depth])) targets.set(to[depth], `${file} → ${target}`);
}

function getOrAdd(map, key) {
  if (!map.has(key)) map.set(key, new Map());
  return map.get(key);
}

function reaches(folders, from, to, seen = new Set()) {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return [...(folders.get(from)?.keys() ?? [])].some(next =>
    reaches(folders, next, to, seen),
  );
}

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { markdownLinks } from './markdownLinks.mjs';

/** Files of a package whose links are changed while it is packed. */
export const REWRITTEN = ['README.md', 'CHANGELOG.md'];

/**
 * The folder for the original of such a file meanwhile. Yarn would pack
 * `README.md-prepack` too.
 */
export const originalOf = name => `prepack-${name}`;

/** The parts of a folder of this repository that a package can contain a copy of. */
function filesOf(target) {
  if (!statSync(target).isDirectory()) return [target];
  return readdirSync(target, { withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(target, entry.name));
}

const isWithin = (folder, file) =>
  !path.relative(folder, file).startsWith('..');

/** A Markdown text in which links to missing files are replaced with their labels. */
function withoutLostLinks(text, isThere) {
  let result = text;
  for (const link of markdownLinks(text).reverse()) {
    if (link.path && !isThere(link)) {
      result =
        result.slice(0, link.start) + link.label + result.slice(link.end);
    } else if (link.rewritten) {
      result =
        result.slice(0, link.start) +
        result
          .slice(link.start, link.end)
          .replace(link.target, link.rewritten) +
        result.slice(link.end);
    }
  }
  return result;
}

/**
 * The files that are added to a package when it is packed: the licence, the
 * pages of `docs` that its README links to, with the files beside a README.md
 * there, and the templates if its `files` name them. In the README and the changelog, other links to the repository
 * become text.
 *
 * @param root - of the repository
 * @param folder - of the package
 * @returns content by path within the package; a copied file is `{ from }`, a
 *   changed one `{ text }`
 */
export function packageExtras(root, folder) {
  const manifest = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const extras = new Map();
  extras.set('LICENSE', { from: path.join(root, 'LICENSE') });
  const copy = source => {
    const name = path.relative(root, source);
    if (!extras.has(name)) extras.set(name, { from: source });
  };
  const templates = path.join(root, 'templates');
  if (manifest.files.includes('templates')) {
    for (const name of readdirSync(templates, { recursive: true })) {
      const file = path.join(templates, name);
      if (statSync(file).isFile()) copy(file);
    }
  }

  const readme = path.join(folder, 'README.md');
  const readmeText = readFileSync(readme, 'utf8');
  const docs = path.join(root, 'docs');
  const linked = markdownLinks(readmeText)
    .filter(({ path: to }) => to)
    .map(({ path: to }) => path.resolve(folder, to));
  for (const target of linked) {
    if (existsSync(target) && isWithin(docs, target)) {
      filesOf(target).forEach(copy);
      // Such a page is about the files beside it, as that of docs/rbac.
      if (path.basename(target) === 'README.md') {
        filesOf(path.dirname(target)).forEach(copy);
      }
    }
  }

  /** The target of a link within the package, or `undefined`. */
  const place = target => {
    const name = path.relative(root, target);
    const isFolder = existsSync(target) && statSync(target).isDirectory();
    const has = isFolder
      ? [...extras.keys()].some(key => key.startsWith(`${name}/`))
      : extras.has(name);
    return has ? name : undefined;
  };
  const change = (text, source, name) =>
    withoutLostLinks(text, link => {
      const target = path.resolve(path.dirname(source), link.path);
      const inside = place(target);
      if (!inside) return false;
      const relative = path.relative(path.dirname(name), inside) || '.';
      link.rewritten = link.heading ? `${relative}#${link.heading}` : relative;
      return true;
    });

  for (const [name, { from }] of [...extras]) {
    if (name.endsWith('.md')) {
      extras.set(name, {
        text: change(readFileSync(from, 'utf8'), from, name),
      });
    }
  }
  for (const name of REWRITTEN) {
    const file = path.join(folder, name);
    if (existsSync(file)) {
      extras.set(name, {
        text: change(readFileSync(file, 'utf8'), file, name),
      });
    }
  }
  return extras;
}

/**
 * The entries of a manifest with `types` before every other condition: TypeScript takes the first
 * condition that it knows, and Backstage's CLI writes `import` first.
 *
 * @param entries - `exports` of a package.json, or a part of it
 */
export function typesFirst(entries) {
  if (typeof entries !== 'object' || entries === null) return entries;
  const { types, ...others } = entries;
  const rest = Object.fromEntries(
    Object.entries(others).map(([key, value]) => [key, typesFirst(value)]),
  );
  return types === undefined ? rest : { types, ...rest };
}

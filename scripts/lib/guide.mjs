import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';

const FILE_COMMENT = /^(?:\/\/|#) ([\w./-]+\.(?:ts|tsx|yaml))\b.*\n/;

/**
 * The code blocks of a guide.
 *
 * @param markdown - its text
 * @returns for each block the `section` (its headings, joined by ` > `), the
 *   `language`, the `file` that its first line names (or `undefined`), and the
 *   `text` without that line
 */
export function codeBlocks(markdown) {
  const headings = [];
  const blocks = [];
  visit(fromMarkdown(markdown), ['heading', 'code'], node => {
    if (node.type === 'heading') {
      headings.length = node.depth - 1;
      headings[node.depth - 1] = markdown
        .slice(node.position.start.offset, node.position.end.offset)
        .replace(/^#+ /, '');
      return;
    }
    const file = FILE_COMMENT.exec(`${node.value}\n`);
    blocks.push({
      section: headings.slice(1).join(' > '),
      language: node.lang,
      file: file?.[1],
      text: file ? node.value.slice(file[0].length) : node.value,
    });
  });
  return blocks;
}

/** The commands of a shell block, one for each line that does not continue another. */
export function commandsOf(text) {
  return text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line && !line.startsWith('#'));
}

/** A required part of a block. */
function part(text, pattern) {
  const found = pattern.exec(text);
  if (!found) throw new Error(`the guide has no ${pattern} in:\n${text}`);
  return found[0];
}

/** Inserts a text before or after the match of a pattern, which has to exist. */
function inserted(source, pattern, change) {
  if (!source.match(pattern)) {
    throw new Error(`the portal has no ${pattern} in:\n${source}`);
  }
  return source.replace(pattern, change);
}

const IMPORT = /^import\b[^;]*?\bfrom '([^']+)';$|^import '([^']+)';$/gm;

/** The names that an import statement imports, or its path if it imports none. */
function importedNames(statement) {
  const names = /\{([^}]*)\}/.exec(statement)?.[1] ?? statement;
  return names
    .split(',')
    .map(name => name.trim())
    .filter(Boolean);
}

/** A source with the imports of a block that it does not have yet. */
export function withImports(source, block) {
  const has = name =>
    [...source.matchAll(IMPORT)].some(([statement]) =>
      importedNames(statement).includes(name),
    );
  const missing = [...block.matchAll(IMPORT)]
    .map(([statement]) => statement)
    .filter(statement => !importedNames(statement).every(has));
  return [...missing, source].join('\n');
}

/**
 * `packages/backend/src/index.ts` with the plugins of a block that it does not
 * have yet.
 */
export function withBackendFeatures(source, block) {
  const statements = [...block.matchAll(/^backend\.add\([^;]*\);$/gm)]
    .map(([statement]) => statement)
    .filter(
      statement => !source.includes(/import\('([^']+)'\)/.exec(statement)[0]),
    );
  return inserted(
    source,
    /^backend\.start\(\)/m,
    start => `${statements.join('\n')}\n${start}`,
  );
}

/** The old `EntityPage.tsx` with the tab in each layout. */
export function withEntityRoute(source, block) {
  const route = part(
    block,
    /<EntityLayout\.Route[\s\S]*?<\/EntityLayout\.Route>/,
  );
  return withImports(
    inserted(
      source,
      /<\/EntityLayout>/g,
      end => `${route.replace(/;$/, '')}\n${end}`,
    ),
    block,
  );
}

/** The old `App.tsx` with the routes and the fields of the wizard. */
export function withAppRoutes(source, block) {
  const bind = part(block, /bind\(floeSecretsPlugin[\s\S]*?\}\);/);
  const page = part(block, /<Route path="\/secrets"[^\n]*\/>/);
  const create = part(block, /<Route path="\/create"[\s\S]*?<\/Route>/);
  let result = inserted(
    source,
    /bindRoutes\(\{ bind \}\) \{/,
    start => `${start}\n${bind}`,
  );
  result = inserted(
    result,
    /<Route path="\/create"[^\n]*\/>/,
    () => `${page}\n${create}`,
  );
  const display = part(block, /<SignalsDisplay \/>/);
  if (!result.includes(display)) {
    result = inserted(
      result,
      /<OAuthRequestDialog \/>/,
      one => `${one}\n${display}`,
    );
  }
  return withImports(result, block);
}

/** The old `Root.tsx` with the entry in the sidebar. */
export function withSidebarItem(source, block) {
  const item = part(block, /<SidebarItem [^\n]*\/>/);
  return withImports(
    inserted(source, /<SidebarDivider \/>/, one => `${one}\n${item}`),
    block,
  );
}

const isMap = value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Merges a configuration over another one, as Backstage does; lists are joined. */
export function merged(below, above) {
  if (Array.isArray(below) && Array.isArray(above)) return [...below, ...above];
  if (!isMap(below) || !isMap(above)) return above;
  return Object.fromEntries(
    [...new Set([...Object.keys(below), ...Object.keys(above)])].map(key => [
      key,
      key in above ? merged(below[key], above[key]) : below[key],
    ]),
  );
}

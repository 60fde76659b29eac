import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';

const EXTERNAL = /^[a-z][a-z0-9+.-]*:|^\/\//i;

/**
 * The links and images of a Markdown text that point to files or headings.
 *
 * @returns for each its target as written, the path and the heading (either may
 *   be empty), `isImage`, the text of its label, and its start and end in the
 *   text
 */
export function markdownLinks(text) {
  const links = [];
  visit(fromMarkdown(text), ['link', 'image', 'definition'], node => {
    if (EXTERNAL.test(node.url)) return;
    const [path, heading = ''] = node.url.split('#');
    const { start, end } = node.position;
    const children = node.children ?? [];
    links.push({
      target: node.url,
      path: decodeURI(path),
      heading,
      isImage: node.type === 'image',
      label:
        children.length > 0
          ? text.slice(
              children[0].position.start.offset,
              children.at(-1).position.end.offset,
            )
          : node.alt ?? '',
      start: start.offset,
      end: end.offset,
      line: start.line,
    });
  });
  return links;
}

/**
 * The anchors that a Git host creates from the headings of a Markdown text, and
 * those in HTML.
 */
export function markdownAnchors(text) {
  const seen = new Map();
  const anchors = new Set();
  visit(fromMarkdown(text), node => {
    if (node.type === 'html') {
      for (const [, id] of node.value.matchAll(/\b(?:id|name)="([^"]+)"/g)) {
        anchors.add(id);
      }
    }
    if (node.type !== 'heading') return;
    let words = '';
    visit(node, ['text', 'inlineCode'], ({ value }) => {
      words += value;
    });
    const slug = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  });
  return anchors;
}

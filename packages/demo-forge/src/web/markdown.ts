import MarkdownIt from 'markdown-it';
import { Html } from './html';

const checkboxes: Record<string, string> = { ' ': '☐', x: '☑', X: '☑' };

const markdown = new MarkdownIt({ html: false, linkify: true });

markdown.core.ruler.after('inline', 'task-list', ({ tokens }) => {
  tokens.forEach((token, index) => {
    const text = token.children?.[0];
    if (
      token.type === 'inline' &&
      text?.type === 'text' &&
      tokens[index - 2]?.type === 'list_item_open'
    ) {
      text.content = text.content.replace(
        /^\[([ xX])\](?=\s)/,
        (_match, mark) => checkboxes[mark],
      );
    }
  });
});

/** Markdown as HTML; HTML inside it is shown as text, and scripts in links are refused. */
export function renderMarkdown(source: string): Html {
  return new Html(markdown.render(source));
}

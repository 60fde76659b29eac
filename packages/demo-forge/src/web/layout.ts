import { Html, html, HtmlValue } from './html';

export type Page = {
  title: string;
  /** The path from the start page to this one. */
  breadcrumbs?: { title: string; href: string }[];
  /** The current entry of the navigation. */
  section: 'repositories' | 'pulls' | 'applications';
  /** Reloads the page after this many seconds. */
  refreshSeconds?: number;
  body: HtmlValue;
};

const sections = [
  { id: 'repositories', title: 'Repositories', href: '/' },
  { id: 'pulls', title: 'Pull requests', href: '/-/pulls' },
  { id: 'applications', title: 'GitOps', href: '/-/applications' },
] as const;

function navigation(section: Page['section']): Html {
  return html`<nav aria-label="Main">
    <ul>
      ${sections.map(
        ({ id, title, href }) =>
          html`<li>
            <a href="${href}" ${id === section && html`aria-current="page"`}
              >${title}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function breadcrumbs(items: Page['breadcrumbs'] = []): HtmlValue {
  return (
    items.length > 0 &&
    html`<nav class="breadcrumbs" aria-label="Breadcrumbs">
      <ol>
        ${items.map(
          ({ title, href }) => html`<li><a href="${href}">${title}</a></li>`,
        )}
      </ol>
    </nav>`
  );
}

/** A whole HTML document. */
export function renderPage(page: Page): string {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${page.refreshSeconds !== undefined &&
        html`<meta http-equiv="refresh" content="${page.refreshSeconds}" />`}
        <title>${page.title} · Floe demo forge</title>
        <link rel="icon" href="/-/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/-/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="site">
          <div class="bar">
            <a class="brand" href="/"
              ><img src="/-/icon.svg" alt="" width="24" height="24" />Floe demo
              forge</a
            >
            ${navigation(page.section)}
          </div>
        </header>
        <main id="content" tabindex="-1">
          ${breadcrumbs(page.breadcrumbs)} ${page.body}
        </main>
        <footer class="site">
          A local Git host for demonstrations. It plays the part of GitHub, and
          of Argo CD after a merge.
        </footer>
      </body>
    </html> `.markup;
}

import { Html, html } from './html';

/** The lines of a text file, each with a number that can be linked to. */
export function codeView(text: string): Html {
  const lines = text.replace(/\n$/, '').split('\n');
  return html`<table class="code-view">
    <caption class="hidden">
      Content of the file
    </caption>
    <tbody>
      ${lines.map(
        (line, index) =>
          html`<tr id="L${index + 1}">
            <td class="number"><a href="#L${index + 1}">${index + 1}</a></td>
            <td class="code"><code>${line}</code></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

import { html } from './html';

describe('html', () => {
  it('escapes values in text and in quoted attributes', () => {
    const value = `<b title="x">&'`;
    expect(html`<a title="${value}">${value}</a>`.markup).toBe(
      '<a title="&lt;b title=&quot;x&quot;&gt;&amp;&#39;">&lt;b title=&quot;x&quot;&gt;&amp;&#39;</a>',
    );
  });

  it('keeps its own results, joins arrays and leaves out missing values', () => {
    const items = ['<', 1].map(item => html`<li>${item}</li>`);
    expect(html`${items}${undefined}${null}${false}${[]}`.markup).toBe(
      '<li>&lt;</li><li>1</li>',
    );
  });

  it('does not treat an object as its own result', () => {
    const forged = { markup: '<script>' } as unknown as string;
    expect(html`${forged}`.markup).toBe('[object Object]');
  });
});

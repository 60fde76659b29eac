/** @jest-environment @backstage/cli-module-test-jest/config/jest-environment-jsdom */
import { narrowSelectors, needsOf } from './narrowSelectors';

const html = `<!DOCTYPE html>
<style id="sheet"></style>
<div id="page" class="root  MuiBox-root-12"><form>
  <input class="a" disabled>
  <p class="b a"><span class="c">text</span><a href="#">a</a></p>
  <svg viewBox="0 0 1 1" hidden><linearGradient class="a"></linearGradient></svg>
  <button id="save" class="A b-1 _c">Save</button>
</form></div>`;

const selectors = [
  ...['*', 'p', 'P', 'lineargradient', 'linearGradient', 'nothing'],
  ...['.a', '.A', '.b.a', 'p.a', '.a.b.c', '.root', '.MuiBox-root-12', '._c'],
  ...['#save', '#SAVE', 'button#save.b-1', '#page#save', '#save#save'],
  ...['.b .c', '.a > .c', 'p>a', '.a+.b', '.a ~ .b', '.c .b', 'form *'],
  ...['.a, .c', '.x,.c', 'p, .x', '.x, .y', '*, .x'],
  ...['.a:not(.b)', ':not(.a)', '.x:not(.a, .b)', ':is(.a, .c)', '.b:is(p)'],
  ...['.a:disabled', ':disabled', '.c:first-child', 'a:hover', '.c::before'],
  ...['[class]', '[href]', 'a[href="#"]', '[class~="b"]', '.x[class]'],
  ...['p:has(.c)', 'form:has(> .x)', 'a:nth-child(2n + 1)', ':nth-child(2)'],
  ...['[hidden]:not([hidden="x" i])', '[CLASS]', '[viewBox]', '[viewbox]'],
  ...[':is(p, form) :is(a, span)', ':is([href], #save)', '[class~="B" i]'],
  ...['[a|href]', '*|a', 'input[type=hidden i], input:not([type])'],
  ...['.\\61', 'p:not([class="x, .c"])', '.é', ':root', ':where(p, .c) a'],
];

/** A window of its own, whose selectors nobody has narrowed yet. */
function openWindow() {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const window = frame.contentWindow as Window & typeof globalThis;
  window.document.write(html);
  window.document.close();
  return window;
}

/** For each selector, which elements a rule of its own is about. */
function styled({ narrowed }: { narrowed: boolean }) {
  const window = openWindow();
  if (narrowed) narrowSelectors(window);
  const elements = [...window.document.querySelectorAll('*')];
  return Object.fromEntries(
    selectors.map(selector => {
      window.document.getElementById(
        'sheet',
      )!.textContent = `${selector} { color: red }`;
      return [
        selector,
        elements
          .filter(
            element =>
              window.getComputedStyle(element).color === 'rgb(255, 0, 0)',
          )
          .map(({ localName }) => localName),
      ];
    }),
  );
}

/** A need of which the test names only what matters. */
function completed({ anyOf = [], ...need }: any): object {
  return {
    classes: [],
    attributes: [],
    ...need,
    anyOf: anyOf.map((needs: object[]) => needs.map(completed)),
  };
}

describe('selectors that are narrowed', () => {
  it('are about the same elements', () => {
    const all = styled({ narrowed: false });
    expect(styled({ narrowed: true })).toEqual(all);
    expect(all['.b .c']).toEqual(['span']);
  });

  it('follow the classes that an element has now', () => {
    const window = openWindow();
    narrowSelectors(window);
    const sheet = window.document.getElementById('sheet')!;
    sheet.textContent = '.late { visibility: hidden }';
    const link = window.document.querySelector('a')!;
    const visibility = () => window.getComputedStyle(link).visibility;
    expect(visibility()).toBe('visible');
    link.className = 'late';
    expect(visibility()).toBe('hidden');
    link.removeAttribute('class');
    expect(visibility()).toBe('visible');
  });

  it.each([
    ['.a:hover', [{ classes: ['a'] }]],
    ['.x .a.b, P#id', [{ classes: ['a', 'b'] }, { tag: 'p', id: 'id' }]],
    ['.a:not(.b, .c)', [{ classes: ['a'] }]],
    [':not(.b)', [{}]],
    ['.\\61', [{ classes: ['a'] }]],
    [
      '[a="]"], [B], [c~="d" i]',
      [{ attributes: ['a'] }, {}, { attributes: ['c'] }],
    ],
    ['.x > [class~="a" i]', [{ attributes: ['class'] }]],
    [
      '.a:is(p, :where(.b) .c)',
      [{ classes: ['a'], anyOf: [[{ tag: 'p' }, { classes: ['c'] }]] }],
    ],
    ['.a:is(:not(.b))', [{ classes: ['a'], anyOf: [[{}]] }]],
    ['svg|a', undefined],
    ['.a, [', undefined],
  ])('need of an element: %s', (selector, needs) => {
    expect(needsOf(selector)).toEqual(needs?.map(completed));
  });

  it('are left alone where there is no window', () => {
    expect(() => narrowSelectors({})).not.toThrow();
    expect(() => narrowSelectors({ document: {} })).not.toThrow();
  });
});

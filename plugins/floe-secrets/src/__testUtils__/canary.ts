/** Everything that a page could keep a value in. */
export function everythingKept(): string {
  const inputs = [
    ...document.querySelectorAll<HTMLInputElement>('input, textarea'),
  ].map(({ value }) => value);
  return [
    document.documentElement.outerHTML,
    ...inputs,
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      window.location.href,
      window.history.state,
    ]),
  ].join('\n');
}

/** A text in the forms in which it may be kept without being recognized at first sight. */
export function encodingsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  // Base64 depends on where the text begins within three bytes.
  const base64 = [0, 1, 2].map(shift =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift + 1, -4),
  );
  const html = document.createElement('a');
  html.textContent = text;
  return [
    text,
    ...base64,
    ...base64.map(own => own.replace(/\+/g, '-').replace(/\//g, '_')),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    encodeURIComponent(text),
    new URLSearchParams({ a: text }).toString().slice(2),
    JSON.stringify(text).slice(1, -1),
    JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1),
    html.innerHTML,
    html.innerHTML.replace(/"/g, '&quot;'),
  ];
}

/** Expects that neither the page nor what else is given has a text, in clear or encoded. */
export function expectNoTraceOf(text: string, ...others: unknown[]): void {
  const kept = [everythingKept(), JSON.stringify(others)].join('\n');
  expect(encodingsOf(text).filter(form => kept.includes(form))).toEqual([]);
}

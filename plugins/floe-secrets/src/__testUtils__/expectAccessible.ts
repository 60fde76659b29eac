import { act } from '@testing-library/react';
import axe, { type Result } from 'axe-core';

/** Expects that axe finds nothing in an element. Colours are checked in a browser, because jsdom has none. */
export async function expectAccessible(element: Element): Promise<void> {
  // Else jsdom complains that it has no canvas.
  const canvas = jest
    .spyOn(HTMLCanvasElement.prototype, 'getContext')
    .mockReturnValue(null);
  let violations: Result[] = [];
  // In act, because queries of the page may answer meanwhile.
  await act(async () => {
    ({ violations } = await axe.run(element, {
      rules: { 'color-contrast': { enabled: false } },
    }));
  });
  canvas.mockRestore();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
  ).toEqual([]);
}

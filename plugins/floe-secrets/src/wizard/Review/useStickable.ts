import { type RefObject, useEffect } from 'react';

/**
 * Makes an element with `position: sticky` stick to the window. It would stick
 * to an ancestor with `overflow: hidden`, such as the card around the
 * scaffolder's form, so this sets `overflow: clip` there, which looks the same
 * but does not scroll.
 */
export function useStickable(element: RefObject<HTMLElement>): void {
  useEffect(() => {
    const clipped: [HTMLElement, string][] = [];
    let ancestor = element.current?.parentElement;
    while (ancestor && ancestor !== document.body) {
      const { overflowX, overflowY } = getComputedStyle(ancestor);
      if (overflowX === 'hidden' && overflowY === 'hidden') {
        clipped.push([ancestor, ancestor.style.overflow]);
        ancestor.style.overflow = 'clip';
      } else if (overflowY === 'auto' || overflowY === 'scroll') {
        break;
      }
      ancestor = ancestor.parentElement;
    }
    return () =>
      clipped.forEach(([own, overflow]) => {
        own.style.overflow = overflow;
      });
  }, [element]);
}

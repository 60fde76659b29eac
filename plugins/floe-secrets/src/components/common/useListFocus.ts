import { useCallback, useEffect, useRef } from 'react';

/**
 * Keeps the keyboard focus in a list that a button changes, because the button
 * may be removed with an item.
 * @returns a ref for the list, and a function to call when the button is
 * pressed, with the index of the child that gets the focus
 */
export function useListFocus<T extends HTMLElement>() {
  const list = useRef<T>(null);
  const wanted = useRef<number>();

  useEffect(() => {
    if (wanted.current === undefined) {
      return;
    }
    const item = list.current?.children[wanted.current];
    wanted.current = undefined;
    if (item instanceof HTMLElement) {
      const control = item.querySelector<HTMLElement>(
        'input, textarea, button, a[href]',
      );
      if (!control) {
        item.tabIndex = -1;
      }
      (control ?? item).focus();
    }
  });

  const focusItem = useCallback((index: number) => {
    wanted.current = index;
  }, []);

  return { list, focusItem };
}

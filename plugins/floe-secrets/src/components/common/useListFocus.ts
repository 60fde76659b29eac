import { useCallback, useEffect, useRef } from 'react';

/**
 * Keeps the focus of the keyboard in a list that a press changes: the button
 * that was pressed may go with what it brought or took away.
 *
 * @returns a ref for the list, and what to call when the button is pressed,
 * with the place among its children that gets the focus when they have changed
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

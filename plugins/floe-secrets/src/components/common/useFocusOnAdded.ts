import { useCallback, useEffect, useRef } from 'react';

/**
 * Moves the focus to the first item that a press adds to a list: the button
 * that was pressed may go with what it brought.
 *
 * @returns a ref for the list, and what to call when the button is pressed
 */
export function useFocusOnAdded<T extends HTMLElement>() {
  const list = useRef<T>(null);
  const from = useRef<number>();

  useEffect(() => {
    if (from.current === undefined) {
      return;
    }
    const item = list.current?.children[from.current];
    from.current = undefined;
    if (item instanceof HTMLElement) {
      const control = item.querySelector<HTMLElement>('button, a[href]');
      if (!control) {
        item.tabIndex = -1;
      }
      (control ?? item).focus();
    }
  });

  const markAdded = useCallback(() => {
    from.current = list.current?.children.length;
  }, []);

  return { list, markAdded };
}

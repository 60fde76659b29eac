import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** Longer than a click takes. */
const HOLD_MS = 800;

/**
 * Keeps the height of an element for a moment while its content changes.
 * Otherwise a click on a button below an input would move that button away when
 * the input loses the focus.
 */
export function useHeldHeight(element: RefObject<HTMLElement>): () => void {
  const timeout = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => () => clearTimeout(timeout.current), []);

  return useCallback(() => {
    const { current } = element;
    if (current) {
      current.style.minHeight = `${current.offsetHeight}px`;
      clearTimeout(timeout.current);
      timeout.current = setTimeout(() => {
        current.style.minHeight = '';
      }, HOLD_MS);
    }
  }, [element]);
}

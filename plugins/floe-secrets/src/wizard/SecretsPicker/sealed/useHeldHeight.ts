import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** Longer than a press of a button. */
const HOLD_MS = 800;

/**
 * Keeps an element as high as it is for a moment while its content changes.
 * An input that is left by pressing a button below it would otherwise move
 * that button away under the pointer.
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

import { type RefObject, useEffect, useRef } from 'react';

/**
 * Leads the keyboard to the button that keeps a part when the removal of its
 * last key has taken the focused button away.
 *
 * @param part - the part, which contains its `Removal`
 * @param isRemoved - whether the change removes the part
 */
export function useFocusOnRemoval(
  part: RefObject<HTMLElement>,
  isRemoved: boolean,
): void {
  const wasRemoved = useRef(isRemoved);
  useEffect(() => {
    if (
      isRemoved &&
      !wasRemoved.current &&
      document.activeElement === document.body
    ) {
      part.current
        ?.querySelector<HTMLElement>('[data-removal] button')
        ?.focus();
    }
    wasRemoved.current = isRemoved;
  }, [part, isRemoved]);
}

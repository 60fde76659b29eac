import { type RefObject, useEffect, useRef, useState } from 'react';

/** What takes the focus: the input of a value, or the button beside its mark. */
type FocusTarget = 'button' | 'input';

/**
 * Leads the keyboard on when an input becomes a mark, or the reverse.
 *
 * @param shown - what is shown now; the focus waits for its change
 */
export function useValueFocus(shown: string): {
  root: RefObject<HTMLDivElement>;
  setFocus: (target: FocusTarget) => void;
} {
  const [focus, setFocus] = useState<FocusTarget>();
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (focus) {
      const selector = focus === 'button' ? 'button' : 'input, textarea';
      root.current?.querySelector<HTMLElement>(selector)?.focus();
      setFocus(undefined);
    }
  }, [focus, shown]);

  return { root, setFocus };
}

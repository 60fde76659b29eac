import { type SetStateAction, useEffect, useRef, useState } from 'react';

/**
 * The value of a field while it is edited. It takes precedence while the field
 * is shown: if the form returns to an older value, for example because a button
 * is pressed during an update, the value is reported again.
 *
 * @param valueOf - the value that the form receives for a draft
 * @returns the draft, how to change it, its reported value, and whether the
 * form holds that
 */
export function useDraft<T, V>(
  initial: () => T,
  formData: unknown,
  onChange: (value: V) => void,
  valueOf: (draft: T) => V,
): {
  draft: T;
  setDraft: (action: SetStateAction<T>) => void;
  value: V;
  isTold: boolean;
} {
  const [draft, setDraft] = useState(initial);
  const callback = useRef(onChange);
  callback.current = onChange;
  const value = valueOf(draft);
  const wanted = JSON.stringify(value);
  const present = JSON.stringify(formData);

  useEffect(() => {
    if (wanted !== present) {
      callback.current(value);
    }
    // Equal values have the same text, so they are not reported again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, present]);

  return { draft, setDraft, value, isTold: wanted === present };
}

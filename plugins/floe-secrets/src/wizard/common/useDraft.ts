import { type SetStateAction, useEffect, useRef, useState } from 'react';

/**
 * The value of a field while it is edited. It is the truth as long as the
 * field is shown: when the form falls back to an older value, as it does when
 * a button is pressed while a change is on its way, it is told anew.
 *
 * @returns the draft, how to change it, and whether the form holds the same
 */
export function useDraft<T>(
  initial: () => T,
  formData: unknown,
  onChange: (value: T) => void,
): [draft: T, setDraft: (action: SetStateAction<T>) => void, isTold: boolean] {
  const [draft, setDraft] = useState(initial);
  const callback = useRef(onChange);
  callback.current = onChange;
  const wanted = JSON.stringify(draft);
  const present = JSON.stringify(formData);

  useEffect(() => {
    if (wanted !== present) {
      callback.current(draft);
    }
    // The text stands for the draft: an equal one needs not be told again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, present]);

  return [draft, setDraft, wanted === present];
}

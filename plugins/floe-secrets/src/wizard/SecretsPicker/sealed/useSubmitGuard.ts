import {
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';

/**
 * Delays the submission of a form while a value is being sealed: a user who
 * leaves the input by pressing the form's own button would otherwise submit it
 * without that value.
 *
 * @param element - any element within the form
 * @param isTold - whether the form has all sealed values
 * @returns runs a task that the form must wait for
 */
export function useSubmitGuard(
  element: RefObject<HTMLElement>,
  isTold: boolean,
): <T>(task: () => Promise<T>) => Promise<T> {
  const running = useRef(0);
  const held = useRef<HTMLFormElement>();
  const [, setSettled] = useState(0);

  useEffect(() => {
    const form = element.current?.closest('form');
    const hold = (event: Event) => {
      if (running.current > 0 && form) {
        event.preventDefault();
        event.stopImmediatePropagation();
        held.current = form;
      }
    };
    form?.addEventListener('submit', hold, { capture: true });
    return () => form?.removeEventListener('submit', hold, { capture: true });
  }, [element]);

  useEffect(() => {
    const form = held.current;
    if (form && isTold && running.current === 0) {
      held.current = undefined;
      form.requestSubmit();
    }
  });

  return useCallback(async task => {
    running.current += 1;
    try {
      return await task();
    } finally {
      // The value is passed to the form before the submit continues.
      setTimeout(() => {
        running.current -= 1;
        setSettled(count => count + 1);
      });
    }
  }, []);
}

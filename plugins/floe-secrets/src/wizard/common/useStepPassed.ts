import { type RefObject, useEffect } from 'react';
import { useLocation } from 'react-router-dom';

/** The steps that were passed, so that the way back leads to them. */
const passed = new Set<string>();

/**
 * Goes on from a step of the wizard that needs no answer: the page was opened
 * for something in a later one. It does so once; a user who comes back stays.
 *
 * @param root - any element within the form
 * @param step - names the step
 * @param isComplete - whether the step has all that it asks for
 */
export function useStepPassed(
  root: RefObject<HTMLElement>,
  step: string,
  isComplete: boolean,
): void {
  const { key, search } = useLocation();
  const visit = [key, search, step].join(' ');

  useEffect(() => {
    const form = root.current?.closest('form');
    if (isComplete && form && !passed.has(visit)) {
      passed.add(visit);
      form.requestSubmit();
    }
  }, [root, visit, isComplete]);
}

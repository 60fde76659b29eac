import { type RefObject, useEffect } from 'react';
import { useLocation } from 'react-router-dom';

/** The steps that were skipped, so that the user can go back to them. */
const passed = new Set<string>();

/**
 * Skips a step of the wizard that needs no answer, because the page was opened
 * for something in a later step. It does so once, so that the user can go back.
 *
 * @param root - any element within the form
 * @param step - name of the step
 * @param isComplete - whether the step is complete
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

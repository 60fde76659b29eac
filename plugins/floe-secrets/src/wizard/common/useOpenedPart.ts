import { type RefObject, useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * Leads to the component or custom entry that the wizard was opened for (`part`
 * of the address, such as `compute` or `custom.dbt-cloud`), once it is shown.
 */
export function useOpenedPart(root: RefObject<HTMLElement>): void {
  const [parameters] = useSearchParams();
  const part = parameters.get('part');

  useEffect(() => {
    const found = [
      ...(root.current?.querySelectorAll<HTMLElement>('[data-part]') ?? []),
    ].find(({ dataset }) => dataset.part === part);
    found?.scrollIntoView?.({ block: 'center' });
    found?.focus({ preventScroll: true });
  }, [root, part]);
}

import { type RefObject, useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The part of the form that the wizard was opened for; null where it was for none. */
export function useOpenedPartName(): string | null {
  return useSearchParams()[0].get('part');
}

/**
 * Leads to the component or custom entry that the wizard was opened for (`part`
 * of the address, such as `compute` or `custom.dbt-cloud`), once it is shown.
 */
export function useOpenedPart(root: RefObject<HTMLElement>): void {
  const part = useOpenedPartName();

  useEffect(() => {
    const found = [
      ...(root.current?.querySelectorAll<HTMLElement>('[data-part]') ?? []),
    ].find(({ dataset }) => dataset.part === part);
    found?.scrollIntoView?.({ block: 'center' });
    found?.focus({ preventScroll: true });
  }, [root, part]);
}

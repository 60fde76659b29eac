import { type RefObject, useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { OpenedPart } from '../../components/common/openedPart';

/** Tasks that are done in the place of another one. */
const SETTING_OF: Record<string, string | undefined> = {
  'interval-form': 'refresh-interval',
};

/** What the wizard was opened for. */
export function useOpenedPart(): OpenedPart {
  const [address] = useSearchParams();
  return {
    part: address.get('part'),
    task: address.get('task'),
    secretKey: address.get('key'),
  };
}

/** Where the form has what the wizard was opened for: the key, the setting, or else the part. */
function findOpened(
  root: HTMLElement | null,
  { part, task, secretKey }: OpenedPart,
): HTMLElement | undefined {
  const within = (element: HTMLElement | null | undefined, name: string) => [
    ...(element?.querySelectorAll<HTMLElement>(`[data-${name}]`) ?? []),
  ];
  const whole = within(root, 'part').find(
    ({ dataset }) => dataset.part === part,
  );
  const key = within(whole, 'key').find(
    ({ dataset }) => dataset.key === secretKey,
  );
  const setting = task && (SETTING_OF[task] ?? task);
  const isSetting = ({ dataset }: HTMLElement) => dataset.setting === setting;
  const field =
    within(whole, 'setting').find(isSetting) ??
    within(root, 'setting').find(isSetting);
  return (
    key ??
    field?.querySelector<HTMLElement>('input:checked') ??
    field?.querySelector<HTMLElement>('input, button') ??
    whole
  );
}

/** Scrolls to what the wizard was opened for, when it is shown. */
export function useScrollToOpenedPart(root: RefObject<HTMLElement>): void {
  const { part, task, secretKey } = useOpenedPart();

  useEffect(() => {
    const found = findOpened(root.current, { part, task, secretKey });
    found?.scrollIntoView?.({ block: 'center' });
    found?.focus({ preventScroll: true });
  }, [root, part, task, secretKey]);
}

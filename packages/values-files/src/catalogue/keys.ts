import { KeyDescription } from './types';

type KeyOptions = Pick<KeyDescription, 'property'> &
  Partial<Pick<KeyDescription, 'required' | 'sensitive'>>;

/** A required key whose value must be hidden while it is typed. */
export function key(
  secretKey: string,
  title: string,
  { property, required = true, sensitive = true }: KeyOptions,
): KeyDescription {
  return {
    secretKey,
    title,
    ...(property && { property }),
    required,
    sensitive,
  };
}

/** A key whose value may be visible. */
export function openKey(
  secretKey: string,
  title: string,
  options: KeyOptions,
): KeyDescription {
  return key(secretKey, title, { sensitive: false, ...options });
}

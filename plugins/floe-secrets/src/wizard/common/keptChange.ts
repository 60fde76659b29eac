import type { ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import { secretsChangeSchema, type SecretsChange } from '@floe/values-files';
import { z } from 'zod';

/** Where the session of the browser keeps what was entered. */
const KEY = 'floe-secrets.wizard';

type Place = Pick<ServiceFieldValue, 'entityRef' | 'environment'>;

const kept = z.object({
  entityRef: z.string(),
  environment: z.string(),
  change: secretsChangeSchema,
});

function read() {
  try {
    return kept.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'))
      .data;
  } catch {
    // The storage may be switched off, or hold something else.
    return undefined;
  }
}

/**
 * Keeps a change while the wizard is left, reloaded or shown anew. Only what
 * could be written to Git is kept: references and ciphertext. A change that
 * is refused, such as one with a credential in a reference, is not.
 */
export function keepChange(
  { entityRef, environment }: Place,
  change: SecretsChange,
): void {
  const parsed = secretsChangeSchema.safeParse(change);
  if (!parsed.success) {
    return;
  }
  try {
    sessionStorage.setItem(
      KEY,
      JSON.stringify({ entityRef, environment, change: parsed.data }),
    );
  } catch {
    // A full or forbidden storage costs no more than the entries after a reload.
  }
}

/** The change that was entered for a service and approach, if it was kept. */
export function keptChange(
  { entityRef, environment }: Place,
  approach: SecretsChange['approach'],
): SecretsChange | undefined {
  const found = read();
  return found?.entityRef === entityRef &&
    found.environment === environment &&
    found.change.approach === approach
    ? found.change
    : undefined;
}

/** The approach of the change that was entered for a service. */
export function keptApproach({
  entityRef,
  environment,
}: Place): SecretsChange['approach'] | undefined {
  const found = read();
  return found?.entityRef === entityRef && found.environment === environment
    ? found.change.approach
    : undefined;
}

/** Forgets what was entered. */
export function forgetChange(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // There is nothing to forget where there is no storage.
  }
}

import {
  encryptSopsFile,
  MANIFEST_SELECTOR,
  type SopsEncryption,
  type SopsEncryptionResult,
  type SopsFileChange,
  type SopsPlan,
  type SopsSecrets,
  type WrapSopsDataKey,
} from '@floe/backstage-plugin-floe-secrets-common';
import type { Recipient, Selector } from '@floe/sops';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClock } from '../../clock';

/** Why there is no encrypted file yet. */
export type EncryptionProblem =
  | Extract<SopsEncryptionResult, { problem: unknown }>['problem']
  | { error: Error };

/** How long nothing changes before a service is asked to encrypt a data key. */
const PAUSE_MS = 600;

function needsService(groups: readonly (readonly Recipient[])[]): boolean {
  return groups
    .flat()
    .some(({ type }) => ['kms', 'gcp_kms', 'hc_vault'].includes(type));
}

/** The settings of the plan's rule, or of a new one. */
export function termsOf(
  plan: SopsPlan,
  layout: SopsFileChange['layout'],
  recipients: SopsFileChange['recipients'],
): Pick<SopsEncryption, 'macOnlyEncrypted' | 'selector' | 'shamirThreshold'> {
  if (recipients === 'new') {
    return layout === 'manifest' ? { selector: MANIFEST_SELECTOR } : {};
  }
  const { macOnlyEncrypted, selector, shamirThreshold } = plan.rule;
  return {
    macOnlyEncrypted,
    ...(selector && { selector: selector as Selector }),
    ...(shamirThreshold !== null && { shamirThreshold }),
  };
}

/**
 * Encrypts anew whenever a value, a name or a recipient changes. Each time the
 * file gets another data key, so nothing of an earlier one is kept. Where a
 * service has to encrypt the data key, it is asked once nothing has changed for
 * a moment.
 *
 * @param source - what is encrypted; undefined while it is not complete
 * @param revision - changes with the values, which no text stands for
 * @param wrapDataKey - keeps its identity
 * @param guard - runs a task that the form must wait for
 */
export function useEncryption(options: {
  source:
    | (Pick<SopsEncryption, 'layout' | 'path' | 'recipients' | 'namespace'> & {
        secrets: SopsSecrets;
        keyGroups: Recipient[][];
        terms: ReturnType<typeof termsOf>;
      })
    | undefined;
  revision: number;
  wrapDataKey: WrapSopsDataKey;
  guard: <T>(task: () => Promise<T>) => Promise<T>;
}): {
  change: SopsFileChange | undefined;
  problem: EncryptionProblem | undefined;
  /** Encrypts once more. */
  retry: () => void;
} {
  const { guard, revision, source, wrapDataKey } = options;
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(count => count + 1), []);
  const clock = useClock();
  const [result, setResult] = useState<{
    change?: SopsFileChange;
    problem?: EncryptionProblem;
  }>({});
  const latest = useRef(source);
  latest.current = source;
  // Names and recipients; values are counted, not compared.
  const subject =
    source &&
    JSON.stringify([
      source.layout,
      source.path,
      source.recipients,
      source.namespace,
      source.keyGroups,
      source.terms,
      source.secrets.map(({ group, keys, name }) => [
        group,
        name,
        keys.map(({ key }) => key),
      ]),
    ]);

  useEffect(() => {
    const current = latest.current;
    if (!current) {
      setResult({});
      return undefined;
    }
    let isLatest = true;
    const { terms, ...rest } = current;
    guard(async () => {
      try {
        if (needsService(rest.keyGroups)) {
          await new Promise(resolve => {
            setTimeout(resolve, PAUSE_MS);
          });
          if (!isLatest) {
            return;
          }
        }
        const answer = await encryptSopsFile({
          ...rest,
          ...terms,
          wrapDataKey,
          now: new Date(clock()),
        });
        if (isLatest) {
          setResult(answer);
        }
      } catch (error) {
        if (isLatest) {
          setResult({ problem: { error: error as Error } });
        }
      }
    });
    return () => {
      isLatest = false;
    };
  }, [subject, revision, attempt, guard, wrapDataKey, clock]);

  return { change: result.change, problem: result.problem, retry };
}

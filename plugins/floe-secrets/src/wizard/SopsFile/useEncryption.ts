import {
  encryptSopsFile,
  MANIFEST_SELECTOR,
  type SopsEncryption,
  type SopsEncryptionResult,
  type SopsFileChange,
  type SopsPlan,
  type SopsSecrets,
} from '@floe/backstage-plugin-floe-secrets-common';
import type { Recipient, Selector } from '@floe/sops';
import { useEffect, useRef, useState } from 'react';
import { useClock } from '../../clock';

/** Why there is no encrypted file yet. */
export type EncryptionProblem =
  | Extract<SopsEncryptionResult, { problem: unknown }>['problem']
  | { message: string };

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
 * Encrypts again whenever a value, a name or a recipient changes. The file gets
 * a new data key each time, so nothing of an earlier one is kept.
 *
 * @param source - the content to encrypt; undefined while it is incomplete
 * @param revision - changes with the values, which must not be part of a cache
 * key
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
  guard: <T>(task: () => Promise<T>) => Promise<T>;
}): {
  change: SopsFileChange | undefined;
  problem: EncryptionProblem | undefined;
} {
  const { guard, revision, source } = options;
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
        const answer = await encryptSopsFile({
          ...rest,
          ...terms,
          now: new Date(clock()),
        });
        if (isLatest) {
          setResult(answer);
        }
      } catch (error) {
        if (isLatest) {
          setResult({ problem: { message: (error as Error).message } });
        }
      }
    });
    return () => {
      isLatest = false;
    };
  }, [subject, revision, guard, clock]);

  return { change: result.change, problem: result.problem };
}

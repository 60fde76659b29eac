import { InputError } from '@backstage/errors';
import { Finding, FindingId } from '../../model/types';

/**
 * Ids of findings that only a values file can have. The others are those of
 * the API.
 * @public
 */
export const VALUES_FINDING_IDS = [
  'values-not-yaml',
  'values-too-large',
  'values-several-documents',
  'values-not-a-map',
  'values-duplicate-key',
  'values-sops-encrypted',
  'values-anchor',
  'values-layout',
  'values-type-conflict',
  'chart-render-failed',
  'name-invalid',
  'earlier-list-replaced',
  'other-secret-affected',
] as const;

/** @public */
export type ValuesFindingId = FindingId | (typeof VALUES_FINDING_IDS)[number];

/**
 * Something to know about a change of a values file. It has the API's form,
 * and a place instead of evidence: no text of the file is quoted.
 * @public
 */
export type ValuesFinding = Omit<Finding, 'id'> & {
  id: ValuesFindingId;
  /** Path in the values, or `line N, column N` where there is none. */
  place: string | null;
};

/** A finding with one remedy. */
export function valuesFinding(
  id: ValuesFindingId,
  severity: ValuesFinding['severity'],
  place: string | null,
  summary: string,
  remedy: string,
  confidence: ValuesFinding['confidence'] = 'proven',
): ValuesFinding {
  return {
    id,
    severity,
    confidence,
    place,
    summary,
    evidence: place ? [{ kind: 'spec', text: place, time: null }] : [],
    remedies: [{ title: remedy }],
  };
}

function sentence({ place, summary, remedies }: ValuesFinding): string {
  const remedy = remedies.map(({ title }) => title).join('; ');
  return `${place ? `${place}: ` : ''}${summary}. ${remedy}.`;
}

/**
 * A values file cannot be changed as asked. The message says for each fault
 * where it is and what to do; it quotes nothing of the file.
 * @public
 */
export class ValuesFileError extends InputError {
  constructor(
    /** All findings, those that are no errors too. */
    readonly findings: readonly ValuesFinding[],
  ) {
    super(
      findings
        .filter(({ severity }) => severity === 'error')
        .map(sentence)
        .join(' '),
    );
  }
}

/** Throws one error of a values file. */
export function refuse(
  id: ValuesFindingId,
  place: string | null,
  summary: string,
  remedy: string,
): never {
  throw new ValuesFileError([
    valuesFinding(id, 'error', place, summary, remedy),
  ]);
}

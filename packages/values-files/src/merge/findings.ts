import { ChartRenderError } from '../chart/errors';
import { ValuesInputError } from '../errors';

/**
 * Ids that a change of a values file shares with the findings of the API: the
 * same fault, found before the deployment.
 * @public
 */
export const SHARED_FINDING_IDS = [
  'api-version-not-served',
  'cluster-store-used',
  'refresh-disabled',
  'refresh-interval-form',
  'refresh-interval-out-of-range',
  'sealed-for-other-key',
  'sealed-scope-mismatch',
  'sops-plaintext-left',
  'target-owned-by-other',
  'template-error',
  'vault-path-has-data-prefix',
] as const;

/** Ids of findings that only a values file can have. @public */
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
  'database-connection-missing',
  'workload-not-found',
  'earlier-file-has-it',
  'not-in-values',
  'store-not-named',
  'database-secret-missing',
  'secret-replaced',
] as const;

/** @public */
export type ValuesFindingId =
  | (typeof SHARED_FINDING_IDS)[number]
  | (typeof VALUES_FINDING_IDS)[number];

/**
 * A finding of a change of a values file. It has the form of the API's
 * findings, and a place. It does not quote the file.
 * @public
 */
export type ValuesFinding<Id extends string = ValuesFindingId> = {
  id: Id;
  severity: 'error' | 'warning' | 'info';
  /** Whether it is proven or only likely. */
  confidence: 'proven' | 'likely';
  summary: string;
  /** Path in the values, or `line N, column N` if there is none. */
  place: string | null;
  /** The place, in the form of the API's evidence. */
  evidence: { kind: 'spec'; text: string; time: null }[];
  /** `command` is for a shell with access to the cluster. */
  remedies: { title: string; command?: string }[];
};

/** A finding with one remedy. */
export function valuesFinding<Id extends string = ValuesFindingId>(
  id: Id,
  severity: ValuesFinding['severity'],
  place: string | null,
  summary: string,
  remedy: string,
  confidence: ValuesFinding['confidence'] = 'proven',
): ValuesFinding<Id> {
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

/** The finding that the chart cannot be rendered. */
export function renderFinding({
  path,
  problem,
}: ChartRenderError): ValuesFinding {
  return valuesFinding(
    'chart-render-failed',
    'error',
    path,
    `The chart could not be installed with these values: ${problem}`,
    'Correct this value first',
  );
}

function sentence({ place, summary, remedies }: ValuesFinding<string>): string {
  const remedy = remedies.map(({ title }) => title).join('; ');
  return `${place ? `${place}: ` : ''}${summary}. ${remedy}.`;
}

/**
 * Why a change is refused: the findings of severity error, in sentences.
 * @public
 */
export function refusalText(
  findings: readonly ValuesFinding<string>[],
): string {
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(sentence)
    .join(' ');
}

/**
 * A values file cannot be changed. The message contains the path of each fault
 * and advice; it does not quote the file.
 * @public
 */
export class ValuesFileError extends ValuesInputError {
  constructor(
    /** All findings, also those that are not errors. */
    readonly findings: readonly ValuesFinding[],
  ) {
    super(refusalText(findings));
  }
}

/** Throws an error with one finding. */
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

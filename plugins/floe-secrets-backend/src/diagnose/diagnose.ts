import {
  Finding,
  FindingId,
  WIZARD_TASKS,
} from '@floe/backstage-plugin-floe-secrets-common';
import { clockEvidence, isByTheClock } from './clusterTime';
import { diagnoseKinds } from './DiagnoseKind';
import { commonRemarks, leadingRemarks, storeRules } from './rules';
import { syncFailed } from './rules/common/syncFailed';
import { toSubject } from './subject';
import {
  Rule,
  SecretDiagnosisInput,
  SecretSubject,
  StoreDiagnosisInput,
} from './types';
import { warnOfNewValues } from './warnOfNewValues';

/** Called if a rule throws. The findings of the other rules are kept. */
type RuleFailureListener = (rule: FindingId, error: unknown) => void;

const SEVERITIES: Finding['severity'][] = ['error', 'warning', 'info'];

/** All findings about a managed secret, the most severe first. */
export function diagnoseSecret(
  input: SecretDiagnosisInput,
  onRuleFailure?: RuleFailureListener,
): Finding[] {
  const subject = toSubject(input);
  const causes = findCauses(subject, onRuleFailure);
  const { remarks } = diagnoseKinds.of(subject.facts);
  return bySeverity(
    [
      ...run(leadingRemarks, subject, onRuleFailure),
      ...causes,
      ...run(remarks, subject, onRuleFailure),
      ...run(commonRemarks, subject, onRuleFailure),
    ].map(finding =>
      withinWizard(
        warnOfNewValues(doubtClock(finding, input), subject.facts),
        input,
      ),
    ),
  );
}

/** The wizard is only a remedy for the kinds that the chart renders. */
function withinWizard(
  finding: Finding,
  { secret }: SecretDiagnosisInput,
): Finding {
  return {
    ...finding,
    remedies: finding.remedies.map(remedy => {
      const { action: _, wizard, ...rest } = remedy;
      const kinds: readonly string[] | undefined =
        wizard && WIZARD_TASKS[wizard.task];
      return !kinds || kinds.includes(secret.kind) ? remedy : rest;
    }),
  };
}

/**
 * It is unknown whether the operator's clock is as wrong as that of the API
 * server.
 */
function doubtClock(
  finding: Finding,
  { cluster }: Pick<SecretDiagnosisInput, 'cluster'>,
): Finding {
  const evidence = isByTheClock(finding.id) && clockEvidence(cluster);
  return evidence
    ? {
        ...finding,
        confidence: 'likely',
        evidence: [...finding.evidence, evidence],
      }
    : finding;
}

/**
 * The findings that explain why a secret fails; if there is none, `sync-failed`
 * with the controller's message. None depends on the time.
 */
export function findCauses(
  subject: SecretSubject,
  onRuleFailure?: RuleFailureListener,
): Finding[] {
  const causes = run(
    diagnoseKinds.of(subject.facts).causes,
    subject,
    onRuleFailure,
  );
  return causes.some(({ severity }) => severity === 'error')
    ? causes
    : [...run([syncFailed], subject, onRuleFailure), ...causes];
}

/** All findings about a store, the most severe first. */
export function diagnoseStore(
  input: StoreDiagnosisInput,
  onRuleFailure?: RuleFailureListener,
): Finding[] {
  return bySeverity(run(storeRules, input, onRuleFailure));
}

function run<I>(
  rules: Rule<I>[],
  input: I,
  onRuleFailure: RuleFailureListener | undefined,
): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    try {
      const finding = rule.evaluate(input);
      if (finding) {
        findings.push(finding);
      }
    } catch (error) {
      onRuleFailure?.(rule.id, error);
    }
  }
  return findings;
}

/** Sorts by severity; within one, in the order of the rules. */
export function bySeverity(findings: Finding[]): Finding[] {
  return findings.sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}

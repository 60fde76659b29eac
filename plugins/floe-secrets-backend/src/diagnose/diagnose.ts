import { Finding, FindingId } from '@floe/backstage-plugin-floe-secrets-common';
import {
  commonRemarks,
  plainSecretRemarks,
  externalSecretCauses,
  externalSecretRemarks,
  pushSecretCauses,
  sealedSecretCauses,
  sealedSecretRemarks,
  sopsCauses,
  sopsFileRemarks,
  sopsRemarks,
  storeRules,
} from './rules';
import { syncFailed } from './rules/common/syncFailed';
import {
  ExternalSecretSubject,
  PlainSecretSubject,
  PushSecretSubject,
  SealedSecretSubject,
  SopsFileSubject,
  SopsSubject,
} from './rules/ruleTypes';
import { toSubject } from './subject';
import {
  Rule,
  SecretDiagnosisInput,
  SecretSubject,
  StoreDiagnosisInput,
} from './types';

/** Told of a rule that threw; its finding is lost, nothing else. */
export type RuleFailureListener = (rule: FindingId, error: unknown) => void;

const SEVERITIES: Finding['severity'][] = ['error', 'warning', 'info'];

/** All findings about a managed secret, the most severe first. */
export function diagnoseSecret(
  input: SecretDiagnosisInput,
  onRuleFailure?: RuleFailureListener,
): Finding[] {
  const subject = toSubject(input);
  const causes = findCauses(subject, onRuleFailure);
  const remarks: Finding[] = [];
  if (isExternalSecret(subject)) {
    remarks.push(...run(externalSecretRemarks, subject, onRuleFailure));
  } else if (isSealedSecret(subject)) {
    remarks.push(...run(sealedSecretRemarks, subject, onRuleFailure));
  } else if (isSops(subject)) {
    remarks.push(...run(sopsRemarks, subject, onRuleFailure));
  } else if (isSopsFile(subject)) {
    remarks.push(...run(sopsFileRemarks, subject, onRuleFailure));
  } else if (isPlainSecret(subject)) {
    remarks.push(...run(plainSecretRemarks, subject, onRuleFailure));
  }
  remarks.push(...run(commonRemarks, subject, onRuleFailure));
  return bySeverity([...causes, ...remarks]);
}

/**
 * The findings that explain why a secret fails; where none does, the
 * controller's own words under `sync-failed`. None depends on the clock.
 */
export function findCauses(
  subject: SecretSubject,
  onRuleFailure?: RuleFailureListener,
): Finding[] {
  let causes: Finding[] = [];
  if (isExternalSecret(subject)) {
    causes = run(externalSecretCauses, subject, onRuleFailure);
  } else if (isPushSecret(subject)) {
    causes = run(pushSecretCauses, subject, onRuleFailure);
  } else if (isSealedSecret(subject)) {
    causes = run(sealedSecretCauses, subject, onRuleFailure);
  } else if (isSops(subject)) {
    causes = run(sopsCauses, subject, onRuleFailure);
  }
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

function isExternalSecret(
  subject: SecretSubject,
): subject is ExternalSecretSubject {
  return subject.facts.type === 'external-secret';
}

function isPushSecret(subject: SecretSubject): subject is PushSecretSubject {
  return subject.facts.type === 'push-secret';
}

function isSealedSecret(
  subject: SecretSubject,
): subject is SealedSecretSubject {
  return subject.facts.type === 'sealed-secret';
}

function isPlainSecret(subject: SecretSubject): subject is PlainSecretSubject {
  return subject.facts.type === 'plain-secret';
}

function isSopsFile(subject: SecretSubject): subject is SopsFileSubject {
  return subject.facts.type === 'sops-file';
}

function isSops(subject: SecretSubject): subject is SopsSubject {
  return (
    subject.facts.type === 'flux-kustomization' ||
    subject.facts.type === 'sops-secret'
  );
}

import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { SopsFileFacts } from '../../../model/sopsFile';
import { createFinding } from '../../finding';
import { SopsFileRule } from '../ruleTypes';
import {
  fileEvidence,
  openFile,
  outerConfigEvidence,
  ruleConfidence,
} from './remedies';

const ABOUT: Partial<
  Record<
    SopsFileFacts['rule']['status'],
    { severity: Finding['severity']; summary: string }
  >
> = {
  unmatched: {
    severity: 'warning',
    summary:
      'No rule of .sops.yaml matches this file: sops can neither encrypt it nor update its recipients.',
  },
  unusable: {
    severity: 'warning',
    summary: 'SOPS cannot use the .sops.yaml of this file.',
  },
  absent: {
    severity: 'info',
    summary:
      'No .sops.yaml covers this file, so its recipients cannot be checked.',
  },
};

/**
 * No rule of `.sops.yaml` matches the path of the committed file, so `sops
 * updatekeys` and `sops encrypt` refuse it. The rule in the floe guide has this
 * fault: it matches the file's name before encryption.
 */
export const sopsRuleUnmatched: SopsFileRule = {
  id: 'sops-rule-unmatched',
  evaluate({ facts }) {
    const { path, rule, suggestedRule } = facts;
    const about = ABOUT[rule.status];
    if (!about) {
      return undefined;
    }
    return createFinding('sops-rule-unmatched', {
      severity: about.severity,
      confidence: ruleConfidence(rule),
      summary: about.summary,
      evidence: [
        rule.explanation
          ? fileEvidence(rule.explanation)
          : fileEvidence(
              `There is no .sops.yaml in the folder of ${path}, nor in any above it`,
            ),
        outerConfigEvidence(rule),
      ],
      remedies: [
        suggestedRule && {
          title: `Add a rule for the file to ${
            rule.configPath ?? '.sops.yaml in the root of the repository'
          }, with the recipients that the file has now`,
          command: suggestedRule,
        },
        rule.configPath &&
          rule.configUrl &&
          openFile({ path: rule.configPath, url: rule.configUrl }),
        openFile(facts),
      ],
    });
  },
};

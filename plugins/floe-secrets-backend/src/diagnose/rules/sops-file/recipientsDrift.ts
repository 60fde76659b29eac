import { createFinding } from '../../finding';
import { SopsFileRule } from '../ruleTypes';
import {
  fileEvidence,
  nameRecipient,
  openFile,
  outerConfigEvidence,
  ruleConfidence,
  sopsCommand,
  SPLIT_DOCUMENTS,
} from './remedies';

const SHOWN = 10;

/**
 * The file is not encrypted for the recipients of its rule: some cannot decrypt
 * it yet, or removed ones still can.
 */
export const sopsRecipientsDrift: SopsFileRule = {
  id: 'sops-recipients-drift',
  evaluate({ facts }) {
    const { drift, path, rule } = facts;
    if (
      !drift ||
      (!drift.missing.length && !drift.surplus.length && !drift.groupsDiffer)
    ) {
      return undefined;
    }
    const { missing, surplus, groupsDiffer } = drift;
    const named = `rule ${rule.number} of ${rule.configPath}`;
    const rotate = {
      title:
        'Encrypt the values with a new data key, and rotate them at their source: anyone who could decrypt the file may have kept them',
      command: sopsCommand(facts, 'rotate', '-i'),
    };
    return createFinding('sops-recipients-drift', {
      severity: 'warning',
      confidence: ruleConfidence(rule),
      summary: summarize(missing.length, surplus.length),
      evidence: [
        ...missing
          .slice(0, SHOWN)
          .map(key =>
            fileEvidence(
              `${nameRecipient(
                key,
              )} is in ${named}, but cannot decrypt ${path}`,
            ),
          ),
        ...surplus
          .slice(0, SHOWN)
          .map(key =>
            fileEvidence(
              `${nameRecipient(
                key,
              )} is not in ${named}, but can decrypt ${path}`,
            ),
          ),
        outerConfigEvidence(rule),
        groupsDiffer &&
          fileEvidence(
            `The key groups of ${path} differ from those of ${named}`,
          ),
      ],
      remedies: [
        ...(facts.documentsApart
          ? [SPLIT_DOCUMENTS]
          : [
              {
                title:
                  'Encrypt the data key for the recipients of the rule (prints no value)',
                command: sopsCommand(facts, 'updatekeys'),
              },
              surplus.length > 0 && rotate,
            ]),
        openFile(facts),
        rule.configPath &&
          rule.configUrl &&
          openFile({ path: rule.configPath, url: rule.configUrl }),
      ],
    });
  },
};

function summarize(missing: number, surplus: number): string {
  const of = (count: number) =>
    count === 1 ? '1 recipient' : `${count} recipients`;
  if (missing && surplus) {
    return `${of(missing)} of its rule cannot decrypt the file, and ${of(
      surplus,
    )} that the rule does not name can.`;
  }
  if (missing) {
    return `${of(missing)} of its rule cannot decrypt the file.`;
  }
  return surplus
    ? `${of(surplus)} that its rule does not name can decrypt the file.`
    : 'The file has other key groups than its rule.';
}

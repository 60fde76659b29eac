import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { SopsFileFacts } from '../../../model/sopsFile';
import { createFinding } from '../../finding';
import { SopsFileRule } from '../ruleTypes';
import {
  fileEvidence,
  openFile,
  outerConfigEvidence,
  ruleConfidence,
  sopsCommand,
  SPLIT_DOCUMENTS,
} from './remedies';

const SHOWN = 10;

/** Values lie open in Git that the file, or the rule for it, has encrypted. */
export const sopsPlaintextLeft: SopsFileRule = {
  id: 'sops-plaintext-left',
  evaluate({ facts }) {
    const { encrypted, openCount, openKeys, path, rule } = facts;
    if (openCount === 0) {
      return undefined;
    }
    const values = openCount === 1 ? '1 value' : `${openCount} values`;
    const lie = openCount === 1 ? 'lies' : 'lie';
    const byRule = encrypted && !openKeys.some(({ by }) => by === 'file');
    return createFinding('sops-plaintext-left', {
      severity: 'error',
      confidence: byRule ? ruleConfidence(rule) : 'proven',
      summary: encrypted
        ? `${values} of the file ${lie} open in Git, though ${
            byRule ? 'its rule' : 'the file'
          } has ${openCount === 1 ? 'it' : 'them'} encrypted.`
        : `The file is not encrypted: ${values} ${lie} open in Git.`,
      evidence: [
        !encrypted && fileEvidence(`${path} bears no metadata of SOPS`),
        ...openKeys
          .slice(0, SHOWN)
          .map(key =>
            fileEvidence(
              `${key.path} lies open${key.line ? ` in line ${key.line}` : ''}`,
            ),
          ),
        openCount > SHOWN && fileEvidence(`${openCount - SHOWN} more lie open`),
        byRule && outerConfigEvidence(rule),
      ],
      remedies: [
        {
          title:
            'Replace the values where they are made: Git keeps them in its history, whatever is done to the file',
        },
        ...encryptIt(facts),
        openFile(facts, openKeys[0]?.line ?? null),
      ],
    });
  },
};

function encryptIt(facts: SopsFileFacts): Remedy[] {
  if (!facts.encrypted) {
    return [
      {
        title: 'Encrypt the file',
        command: sopsCommand(facts, 'encrypt', '-i'),
      },
    ];
  }
  if (facts.documentsApart) {
    return [SPLIT_DOCUMENTS];
  }
  if (facts.openKeys.some(({ by }) => by === 'file')) {
    return [
      {
        title:
          'Take the open lines out of the file, then enter the new values through SOPS',
        command: sopsCommand(facts, 'edit'),
      },
    ];
  }
  return [
    {
      title:
        'Encrypt the file anew as the rule says, where nobody else reads the disk',
      command: `${sopsCommand(facts, 'decrypt', '-i')} && ${sopsCommand(
        facts,
        'encrypt',
        '-i',
      )}`,
    },
  ];
}

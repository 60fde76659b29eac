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

/** Values that the file or its rule encrypts are in clear text in Git. */
export const sopsPlaintextLeft: SopsFileRule = {
  id: 'sops-plaintext-left',
  evaluate({ facts }) {
    const { encrypted, openCount, openKeys, path, rule } = facts;
    if (openCount === 0) {
      return undefined;
    }
    const values = openCount === 1 ? '1 value' : `${openCount} values`;
    const are = openCount === 1 ? 'is' : 'are';
    const byRule = encrypted && !openKeys.some(({ by }) => by === 'file');
    return createFinding('sops-plaintext-left', {
      severity: 'error',
      confidence: byRule ? ruleConfidence(rule) : 'proven',
      summary: encrypted
        ? `${values} of the file ${are} not encrypted in Git, although ${
            byRule ? 'its rule' : 'the file'
          } encrypts ${openCount === 1 ? 'it' : 'them'}.`
        : `The file is not encrypted: ${values} ${are} in plain text in Git.`,
      evidence: [
        !encrypted && fileEvidence(`${path} has no SOPS metadata`),
        ...openKeys
          .slice(0, SHOWN)
          .map(key =>
            fileEvidence(
              `${key.path} is not encrypted${
                key.line ? ` (line ${key.line})` : ''
              }`,
            ),
          ),
        openCount > SHOWN &&
          fileEvidence(`${openCount - SHOWN} more are not encrypted`),
        byRule && outerConfigEvidence(rule),
      ],
      remedies: [
        {
          title:
            'Rotate the values at their source: Git keeps them in its history, even if the file is changed',
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
          'Compare the file with its last good commit: SOPS cannot check it now. Remove the plain-text lines, then enter the new values with SOPS',
        command: sopsCommand(facts, 'edit', '--ignore-mac'),
      },
    ];
  }
  return [
    {
      title:
        'Encrypt the file again by its rule, on a disk that nobody else can read',
      command: `${sopsCommand(facts, 'decrypt', '-i')} && ${sopsCommand(
        facts,
        'encrypt',
        '-i',
      )}`,
    },
  ];
}

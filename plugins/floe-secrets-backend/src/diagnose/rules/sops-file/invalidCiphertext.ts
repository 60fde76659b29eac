import { createFinding } from '../../finding';
import { SopsFileRule } from '../ruleTypes';
import { fileEvidence, openFile, sopsCommand } from './remedies';

/** SOPS would refuse the file, or return ciphertext, with any key. */
export const invalidCiphertext: SopsFileRule = {
  id: 'invalid-ciphertext',
  evaluate({ facts }) {
    if (facts.faults.length === 0) {
      return undefined;
    }
    return createFinding('invalid-ciphertext', {
      severity: 'error',
      confidence: 'proven',
      summary: 'The file is damaged: no key decrypts all of it.',
      evidence: facts.faults.map(fault => fileEvidence(fault)),
      remedies: [
        {
          title: 'Check whether SOPS decrypts it (prints no value)',
          command: `${sopsCommand(facts, 'decrypt')} > /dev/null`,
        },
        openFile(facts),
      ],
    });
  },
};

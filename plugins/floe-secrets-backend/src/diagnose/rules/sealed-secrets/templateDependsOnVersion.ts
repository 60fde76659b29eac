import { shellCommand } from '../../commands';
import { createFinding, specEvidence } from '../../finding';
import { SealedSecretRule } from '../ruleTypes';

const MOST_NAMED = 10;

/**
 * The result depends on the version of the controller, and Synced is True in
 * each case: a key that is both sealed and in `spec.template.data` has the
 * value of the template before 0.40 and the sealed one since; a template that
 * refers to a plain key gets `<no value>` before 0.40 and its text since
 * (`interop/src/sealedSecrets/versions.test.ts`).
 */
export const templateDependsOnVersion: SealedSecretRule = {
  id: 'template-depends-on-version',
  evaluate({ facts }) {
    const both = facts.templateKeys.filter(name =>
      facts.ciphertexts.some(({ key }) => key === name),
    );
    const read = facts.plainKeysRead ?? [];
    if (both.length === 0 && read.length === 0) {
      return undefined;
    }
    const parts = [
      both.length > 0 &&
        `${namesOf(
          both,
        )} is both sealed and in the template: before 0.40 the value of the template arrives, since 0.40 the sealed value.`,
      read.length > 0 &&
        `The template reads ${namesOf(
          read,
        )}, which is not sealed: before 0.40 the text <no value> arrives instead, since 0.40 its text.`,
    ].filter(part => !!part);
    return createFinding('template-depends-on-version', {
      severity: 'warning',
      // The keys that a template uses are found in its text, without running
      // it.
      confidence: both.length > 0 ? 'proven' : 'likely',
      summary: `The result depends on the version of the controller. ${parts.join(
        ' ',
      )} The controller reports success in each case.`,
      evidence: [
        both.length > 0 &&
          specEvidence(
            `In spec.encryptedData and in spec.template.data: ${namesOf(both)}`,
          ),
        read.length > 0 &&
          specEvidence(
            `In spec.template.data, and read by a template there: ${namesOf(
              read,
            )}`,
          ),
      ],
      remedies: [
        both.length > 0 && {
          title: `Keep ${namesOf(
            both,
          )} in one place: give the key in spec.template.data another name, or remove one of the two`,
        },
        read.length > 0 && {
          title: `Write the text into the template instead of reading ${namesOf(
            read,
          )}, or seal it`,
        },
        {
          title: 'Show the version of the controller',
          command: shellCommand(
            ...['kubectl', 'get', 'pods', '-A'],
            ...['-l', 'app.kubernetes.io/name=sealed-secrets'],
            ...['-o', 'jsonpath={..image}'],
          ),
        },
      ],
    });
  },
};

function namesOf(names: string[]): string {
  const rest = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${
    rest > 0 ? ` and ${rest} more` : ''
  }`;
}

import { inWizard } from '../../../inWizard';
import { Refusal } from './Refusal';

/** A target of another kind than Secret, which the operator is not configured to write. */
export function targetKindDisabled(words: string): Refusal | undefined {
  return /^generic targets are disabled/.test(words)
    ? {
        summary:
          'The target is not a Secret (spec.target.manifest), and the operator is not configured to write other kinds.',
        remedies: [
          {
            title:
              'Start the operator with generic targets enabled, or remove target.manifest to write a Secret',
          },
        ],
      }
    : undefined;
}

/** A target that the operator does not delete because it does not own it. */
export function targetNotDeleted(words: string): Refusal | undefined {
  const [, name, policy] =
    /^unable to delete secret (\S+): creationPolicy=(\S+) is not Owner/.exec(
      words,
    ) ?? [];
  return name
    ? {
        summary: `The provider no longer has the secret, and the operator does not delete the target ${name}, because it does not own it (creationPolicy ${policy}). The operator does not retry automatically.`,
        remedies: [
          inWizard(
            'creation-policy',
            'Use creationPolicy Owner, so that deletionPolicy Delete applies',
          ),
          { title: 'Or use deletionPolicy Retain to keep the target' },
        ],
      }
    : undefined;
}

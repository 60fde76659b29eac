import { printGoDuration } from '@floe/values-files';
import { createFinding, specEvidence } from '../../finding';
import { inWizard } from '../../inWizard';
import { AnySecretRule } from '../ruleTypes';

/**
 * The operator has rewritten a duration in Go's format and now owns that field,
 * so it differs from the values file. A server-side apply without force, as in
 * Helm 4, then fails with a conflict at each upgrade.
 */
export const refreshIntervalForm: AnySecretRule = {
  id: 'refresh-interval-form',
  evaluate({ facts }) {
    const rewritten = 'rewritten' in facts ? facts.rewritten : undefined;
    if (!rewritten) {
      return undefined;
    }
    const { appliedBy, fields } = rewritten;
    const [{ path, text }] = fields;
    const printed = printGoDuration(text) ?? text;
    const title = `Write ${printed} in the values, as Go prints it`;
    const evidence = `External Secrets Operator has rewritten ${path} to ${text} and owns the field`;
    return createFinding('refresh-interval-form', {
      severity: appliedBy ? 'warning' : 'info',
      confidence: 'likely',
      summary: appliedBy
        ? `${evidence}. As long as the values write the duration in another form, each upgrade by ${appliedBy} fails with a conflict.`
        : `${evidence}. If the values write the duration in another form, an upgrade that applies on the server (Helm 4) fails with a conflict.`,
      evidence: [
        ...fields.map(field =>
          specEvidence(
            `metadata.managedFields: external-secrets alone owns ${field.path}, which is ${field.text}`,
          ),
        ),
        appliedBy &&
          specEvidence(
            `metadata.managedFields: ${appliedBy} applies the object on the server`,
          ),
      ],
      remedies: [
        path === 'spec.refreshInterval'
          ? inWizard('interval-form', title)
          : { title },
        {
          title: 'Read about the conflict',
          link: 'https://github.com/external-secrets/external-secrets/issues/5650',
        },
      ],
    });
  },
};

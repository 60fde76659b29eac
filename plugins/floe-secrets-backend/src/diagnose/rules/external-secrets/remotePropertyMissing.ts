import { inWizard } from '../../inWizard';
import { lookUpRemoteKey } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { isChangedSince } from '../../failure';
import { providerCause } from '../../providers';
import { failedBeforeChange } from '../stores/storeChanged';
import { failingRef, failingStore } from '../../subject';
import { ExternalSecretRule } from '../ruleTypes';

/**
 * The provider has the key, but not the property. For an ExternalSecret,
 * Vault's `cannot find secret data for key` means this.
 */
export const remotePropertyMissing: ExternalSecretRule = {
  id: 'remote-property-missing',
  evaluate(subject) {
    const { failure } = subject;
    const referred = failingStore(subject);
    if (
      !failure ||
      providerCause(failure.text, referred?.store?.provider ?? null) !==
        'property-missing'
    ) {
      return undefined;
    }
    const ref = failingRef(subject);
    if (referred && isChangedSince(failure, referred.store?.specChangedAt)) {
      return failedBeforeChange(
        'remote-property-missing',
        ref?.property
          ? `the key ${ref.key} had no property ${ref.property}`
          : 'the key at the provider had no such property',
        referred,
        failure,
        subject.now,
      );
    }
    return createFinding('remote-property-missing', {
      severity: 'error',
      confidence: 'proven',
      summary: ref?.property
        ? `The key ${ref.key} has no property ${ref.property}.`
        : 'The key at the provider has no such property.',
      evidence: [
        ...failureEvidence(failure),
        ref?.property &&
          specEvidence(`remoteRef: key ${ref.key}, property ${ref.property}`),
      ],
      remedies: [
        inWizard(
          'reference',
          'Add the property to the key at the provider, or correct its name in the values file',
          ref?.secretKey,
        ),
        ref && lookUpRemoteKey(referred?.store, ref.key),
      ],
    });
  },
};

import { storeNamespaceDenied as denied } from '@floe/values-files';
import { inWizard } from '../../inWizard';
import { describeStore } from '../../commands';
import { isChangedSince } from '../../failure';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { failingStore } from '../../subject';
import { StoreUserRule } from '../ruleTypes';
import { failedBeforeChange } from '../stores/storeChanged';
import { isMissing } from './storeNotFound';

/** A ClusterSecretStore that does not let this namespace use it (`errClusterStoreMismatch`). */
export const storeNamespaceDenied: StoreUserRule = {
  id: 'store-namespace-denied',
  evaluate(subject) {
    const { failure, secret } = subject;
    if (
      !failure ||
      !/using cluster store .* is not allowed from namespace/is.test(
        failure.text,
      )
    ) {
      return undefined;
    }
    const referred =
      subject.stores.find(
        ({ kind, name }) =>
          kind === 'ClusterSecretStore' && failure.text.includes(`"${name}"`),
      ) ?? failingStore(subject);
    if (referred && isMissing(referred, subject)) {
      // `store-not-found` reports it.
      return undefined;
    }
    if (referred && isChangedSince(failure, referred.store?.specChangedAt)) {
      return failedBeforeChange(
        'store-namespace-denied',
        `the store did not allow namespace ${secret.namespace}`,
        referred,
        failure,
        subject.now,
      );
    }
    const allowed = referred?.store?.namespaceConditions.flatMap(
      ({ namespaces, namespaceRegexes }) => [
        ...namespaces,
        ...namespaceRegexes.map(regex => `/${regex}/`),
      ],
    );
    const { confidence, severity } = denied();
    return createFinding('store-namespace-denied', {
      severity,
      confidence,
      summary: `The ClusterSecretStore ${
        referred?.name ?? ''
      } does not allow namespace ${secret.namespace}.`,
      evidence: [
        ...failureEvidence(failure),
        !!allowed?.length &&
          specEvidence(`The store allows: ${allowed.join(', ')}`),
      ],
      remedies: [
        {
          title: `Ask the store's owner to add namespace ${secret.namespace} to its spec.conditions`,
          link: 'https://external-secrets.io/latest/api/clustersecretstore/',
        },
        inWizard('store', 'Or choose another store'),
        referred && describeStore({ ...referred, namespace: null }),
      ],
    });
  },
};

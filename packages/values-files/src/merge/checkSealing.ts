import { ChartValues, isMap, valueAt } from '../chart/chartValues';
import { entriesOf } from '../chart/templateFunctions';
import { SealedSecretsChange } from '../model/sealedSecretsChange';
import { SECTIONS } from '../model/sections';
import {
  looksLikeScope,
  ScopeHint,
  sealedScopeMismatch,
} from '../rules/sealedScopeMismatch';
import { sealedForOtherKey } from '../rules/sealingKeys';
import { ValuesContext } from './context';
import { ValuesFinding, valuesFinding } from './findings';
import { ANNOTATION_TEXT } from './ruleFindings';
import { scopeOfValues } from './sealedSecretsValues';

const PATH = 'floe.sealedSecrets';

/** Whether the controller has the key for which the values were sealed. */
function checkSealedFor(
  { sealedFor }: SealedSecretsChange,
  { cluster }: ValuesContext,
): ValuesFinding[] {
  if (!sealedFor) {
    return [];
  }
  const isOtherCluster =
    cluster !== undefined && sealedFor.cluster !== cluster.name;
  const certificates = cluster?.sealingCertificates;
  const isKnown =
    !isOtherCluster &&
    (!certificates ||
      certificates.fingerprints.includes(sealedFor.certificateFingerprint));
  const found = sealedForOtherKey(
    [!isKnown],
    isOtherCluster || certificates?.isCurrent === true,
  );
  if (!found) {
    return [];
  }
  return [
    isOtherCluster
      ? valuesFinding(
          'sealed-for-other-key',
          found.severity,
          PATH,
          `The values were sealed with the certificate of the cluster ${sealedFor.cluster}, but the service runs in ${cluster.name}`,
          'Enter the values again, so that they are sealed for this cluster',
          found.confidence,
        )
      : valuesFinding(
          'sealed-for-other-key',
          found.severity,
          PATH,
          `The values were sealed with a certificate that the portal has never read from the cluster ${
            cluster!.name
          }`,
          'Enter the values again, so that they are sealed with the certificate of the cluster',
          found.confidence,
        ),
  ];
}

/** Places of all ciphertexts of a release, by the `place` of their map and key. */
function ciphertextPaths(values: ChartValues): string[] {
  const keysAt = (data: unknown, place: string) =>
    isMap(data) ? Object.keys(data).map(key => `${place}[${key}]`) : [];
  const root = valueAt(values, 'floe', 'sealedSecrets');
  return [
    ...SECTIONS.filter(section => valueAt(root, section, 'enabled')).flatMap(
      section =>
        keysAt(valueAt(root, section, 'encryptedData'), `${PATH}.${section}`),
    ),
    ...entriesOf(valueAt(root, 'custom'), `${PATH}.custom`).flatMap(entry =>
      keysAt(entry.encryptedData, `${PATH}.custom[${String(entry.name)}]`),
    ),
  ];
}

/**
 * The sealed values that a change leaves as they are. One annotation applies to
 * all SealedSecrets, so changing it breaks them.
 */
function valuesLeft(change: SealedSecretsChange, after: ChartValues): string[] {
  const sealedNow = new Set(
    ciphertextPaths({
      floe: {
        sealedSecrets: {
          ...Object.fromEntries(
            Object.entries(change.components).map(([section, own]) => [
              section,
              { ...own, enabled: true },
            ]),
          ),
          custom: change.custom,
        },
      },
    }),
  );
  return ciphertextPaths(after).filter(place => !sealedNow.has(place));
}

/** Annotations that look like a scope. */
function hintsOf(values: ChartValues): ScopeHint[] {
  const annotations = valueAt(values, 'floe', 'sealedSecrets', 'annotations');
  return Object.entries(isMap(annotations) ? annotations : {})
    .filter(([annotation, value]) => looksLikeScope(annotation, value))
    .map(([annotation, value]) => ({ annotation, value: String(value) }));
}

function checkScope(
  change: SealedSecretsChange,
  { namespace }: ValuesContext,
  fullname: string,
  present: ChartValues,
  after: ChartValues,
): ValuesFinding[] {
  const { sealedFor } = change;
  const before = scopeOfValues(present);
  const left =
    change.scope && before !== change.scope ? valuesLeft(change, after) : [];
  const scope = change.scope ?? scopeOfValues(after);
  return sealedScopeMismatch({
    scope,
    hints: hintsOf(after),
    target: { namespace, fullname },
    sealedFor,
    ...(left.length > 0 && { scopeBefore: before }),
  }).map(({ cause, confidence, hints, severity }) => {
    const finding = (place: string, summary: string, remedy: string) =>
      valuesFinding(
        'sealed-scope-mismatch',
        severity,
        place,
        summary,
        remedy,
        confidence,
      );
    switch (cause) {
      case 'other-namespace':
        return finding(
          PATH,
          `The values were sealed for the namespace ${sealedFor?.namespace}, but the service runs in ${namespace}`,
          'Enter the values again, so that they are sealed for the right namespace',
        );
      case 'other-name':
        return finding(
          PATH,
          `The values were sealed for names that begin with ${sealedFor?.fullname}, but the chart will name them ${fullname}-…`,
          'Seal with the scope namespace-wide, or correct the release in the catalog; the values file may also set fullnameOverride or nameOverride',
        );
      case 'scope-changed':
        return finding(
          `${PATH}.annotations`,
          `The scope applies to every sealed value of the release. It is ${before} now; with ${scope} the controller could no longer decrypt ${left.join(
            ', ',
          )}`,
          `Seal the new values with the scope ${before}, or enter all of them again`,
        );
      default:
        return finding(
          `${PATH}.annotations.${hints[0].annotation}`,
          ANNOTATION_TEXT.summary,
          ANNOTATION_TEXT.remedy,
        );
    }
  });
}

/**
 * The findings of a change for Sealed Secrets.
 *
 * @param present - values of the release before
 * @param after - values of the release with the change
 */
export function checkSealedSecretsChange(
  change: SealedSecretsChange,
  context: ValuesContext,
  fullname: string,
  present: ChartValues,
  after: ChartValues,
): ValuesFinding[] {
  return [
    ...checkSealedFor(change, context),
    ...checkScope(change, context, fullname, present, after),
  ];
}

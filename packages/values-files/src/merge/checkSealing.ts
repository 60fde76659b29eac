import { ChartValues, isMap, valueAt } from '../chart/chartValues';
import { entriesOf } from '../chart/templateFunctions';
import { SealedSecretsChange } from '../model/sealedSecretsChange';
import { SECTIONS } from '../model/sections';
import {
  looksLikeScope,
  sealedScopeMismatch,
} from '../rules/sealedScopeMismatch';
import { ValuesContext } from './context';
import { ValuesFinding, valuesFinding } from './findings';
import { scopeOfValues } from './sealedSecretsValues';

const PATH = 'floe.sealedSecrets';

/**
 * Whether the controller can decrypt the sealed values under the names that the
 * chart will render.
 */
function checkSealedFor(
  { scope, sealedFor }: SealedSecretsChange,
  fullname: string,
  { cluster, namespace }: ValuesContext,
): ValuesFinding[] {
  if (!sealedFor) {
    return [];
  }
  const findings: ValuesFinding[] = [];
  if (cluster && sealedFor.cluster !== cluster.name) {
    findings.push(
      valuesFinding(
        'sealed-for-other-key',
        'error',
        PATH,
        `The values were sealed with the certificate of the cluster ${sealedFor.cluster}, but the service runs in ${cluster.name}`,
        'Enter the values again, so that they are sealed for this cluster',
      ),
    );
  }
  const certificates = cluster?.sealingCertificates;
  if (
    certificates &&
    cluster.name === sealedFor.cluster &&
    !certificates.fingerprints.includes(sealedFor.certificateFingerprint)
  ) {
    findings.push(
      valuesFinding(
        'sealed-for-other-key',
        certificates.isCurrent ? 'error' : 'warning',
        PATH,
        `The values were sealed with a certificate that the portal has never read from the cluster ${cluster.name}`,
        'Enter the values again, so that they are sealed with the certificate of the cluster',
        certificates.isCurrent ? 'proven' : 'likely',
      ),
    );
  }
  const wrongNamespace =
    scope !== 'cluster-wide' && sealedFor.namespace !== namespace;
  const wrongName = scope === 'strict' && sealedFor.fullname !== fullname;
  if (wrongNamespace || wrongName) {
    findings.push(
      valuesFinding(
        'sealed-scope-mismatch',
        'error',
        PATH,
        wrongNamespace
          ? `The values were sealed for the namespace ${sealedFor.namespace}, but the service runs in ${namespace}`
          : `The values were sealed for names that begin with ${sealedFor.fullname}, but the chart will name them ${fullname}-…`,
        wrongNamespace
          ? 'Enter the values again, so that they are sealed for the right namespace'
          : 'Seal with the scope namespace-wide, or correct the release in the catalog; the values file may also set fullnameOverride or nameOverride',
      ),
    );
  }
  return findings;
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
 * One annotation applies to all SealedSecrets, so changing it breaks those that
 * were sealed before.
 */
function checkScope(
  change: SealedSecretsChange,
  present: ChartValues,
  after: ChartValues,
): ValuesFinding[] {
  const before = scopeOfValues(present);
  if (!change.scope || before === change.scope) {
    return [];
  }
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
  const left = ciphertextPaths(after).filter(place => !sealedNow.has(place));
  if (left.length === 0) {
    return [];
  }
  return [
    valuesFinding(
      'sealed-scope-mismatch',
      'error',
      `${PATH}.annotations`,
      `The scope applies to every sealed value of the release. It is ${before} now; with ${
        change.scope
      } the controller could no longer decrypt ${left.join(', ')}`,
      `Seal the new values with the scope ${before}, or enter all of them again`,
    ),
  ];
}

/** An annotation that looks like a scope but is none. */
function checkAnnotations(values: ChartValues): ValuesFinding[] {
  const annotations = valueAt(values, 'floe', 'sealedSecrets', 'annotations');
  if (!isMap(annotations)) {
    return [];
  }
  const hints = Object.entries(annotations)
    .filter(([annotation, value]) => looksLikeScope(annotation, value))
    .map(([annotation, value]) => ({ annotation, value: String(value) }));
  return sealedScopeMismatch(scopeOfValues(values), hints).map(
    ({ annotation }) =>
      valuesFinding(
        'sealed-scope-mismatch',
        'warning',
        `${PATH}.annotations.${annotation}`,
        'This annotation looks like a scope, but the controller accepts only the prefix sealedsecrets.bitnami.com and the text "true"',
        'Correct or remove it',
        'likely',
      ),
  );
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
    ...checkSealedFor(change, fullname, context),
    ...checkScope(change, present, after),
    ...checkAnnotations(after),
  ];
}

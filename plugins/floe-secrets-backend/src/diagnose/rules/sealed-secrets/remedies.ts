import { inWizard } from '../../inWizard';
import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret } from '../../../model/observed';
import { shellCommand } from '../../commands';
import { SealedSecretSubject } from '../ruleTypes';
import { newestCertificate } from './ciphertextKeys';

/**
 * Opens the wizard, which seals with the cluster's key, for the name and scope
 * of the object.
 *
 * @param secretKey - the first of the affected keys, if known
 */
export function sealAgain(
  secretKey?: string,
  title = 'Seal the values again for this object and this cluster',
): Remedy {
  return inWizard('value', title, secretKey);
}

/** Has the controller seal the values again, so that nobody needs them. */
export function inCampaign(): Remedy {
  return {
    title:
      'Have the controller seal all such values again: start a campaign on the secrets overview (Campaigns)',
  };
}

/** Where the controller of a cluster is, as its certificate was read there; what the guide assumes otherwise. */
function controllerOf({
  certificates,
}: Pick<SealedSecretSubject, 'certificates'>) {
  const [namespace, name] =
    newestCertificate(certificates)?.controller.split('/') ?? [];
  return namespace && name
    ? { namespace, name }
    : { namespace: 'kube-system', name: 'sealed-secrets-controller' };
}

/** The guide's command for the controller's log, in the controller's own namespace. */
export function controllerLog(
  subject: Pick<SealedSecretSubject, 'certificates'>,
): Remedy {
  return {
    title: "Read the controller's log",
    command: shellCommand(
      ...['kubectl', 'logs', '-n', controllerOf(subject).namespace],
      ...['-l', 'app.kubernetes.io/name=sealed-secrets'],
    ),
  };
}

/** The guide's way to compare the sealing key: both hashes. */
export function compareCertificate(
  subject: Pick<SealedSecretSubject, 'certificates'>,
): Remedy {
  const { name, namespace } = controllerOf(subject);
  return {
    title:
      'Compare the certificate of the cluster with the one you sealed with: both lines must print the same hash. CERTIFICATE_FILE stands for the path of yours',
    command: `${shellCommand(
      ...['kubeseal', '--controller-namespace', namespace],
      ...['--controller-name', name, '--fetch-cert'],
    )} | sha256sum\nsha256sum < CERTIFICATE_FILE`,
  };
}

/**
 * The controller retries when `.spec` changes, when the object is recreated
 * (which deletes the target) and when the controller restarts, but not when an
 * annotation of the object changes. The annotation of the template is the time,
 * so that the command works more than once.
 */
export function tryAgain(secret: ObservedSecret): Remedy {
  return {
    title:
      'After the fix, make the controller retry: it does so if .spec changes, if the object is created again or if the controller restarts, not for an annotation of the object. Remove the annotation of the template afterwards',
    command: `${shellCommand(
      ...['kubectl', 'patch', 'sealedsecret', secret.name],
      ...['-n', secret.namespace, '--type', 'merge', '-p'],
    )} '{"spec":{"template":{"metadata":{"annotations":{"floe.dev/tried-again":"'"$(date +%s)"'"}}}}}'`,
  };
}

/**
 * The controller drops a status that it cannot write, so a failure in the
 * status can be older than a success. If Secrets are observed, the target shows
 * it.
 */
export function statusMayBeOld({
  facts,
  failure,
  secret,
  targetChanged,
  targetExists,
}: Pick<
  SealedSecretSubject,
  'facts' | 'failure' | 'secret' | 'targetChanged' | 'targetExists'
>): Remedy | null {
  return targetExists !== false && !targetChanged && !failure?.event
    ? {
        title:
          'If the Secret exists and is newer than this failure, the status is old and the secret has arrived: check it (prints no value)',
        command: shellCommand(
          ...['kubectl', 'describe', 'secret', facts.targetName],
          ...['-n', secret.namespace],
        ),
      }
    : null;
}

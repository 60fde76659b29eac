import { SecretSubject } from '../../../types';
import { annotateSecret, shellCommand } from '../../../commands';
import { Refusal } from './Refusal';

/**
 * What isindir's operator says of a Secret that it could not write. Its status
 * has one of eight texts, and the reason is in its log
 * (`sopssecret_controller.go`).
 */
export function sopsSecretRefusal(
  words: string,
  { facts, secret }: Pick<SecretSubject, 'facts' | 'secret'>,
): Refusal | undefined {
  if (facts.type !== 'sops-secret' || facts.operator !== 'isindir') {
    return undefined;
  }
  const { secrets } = facts;
  const names = secrets.map(({ name }) => name);
  const which =
    names.length === 1 ? `The Secret ${names[0]}` : 'One of its Secrets';
  const readLog = {
    title:
      "Read the reason in the operator's log. NAMESPACE stands for its namespace",
    command: shellCommand(
      ...['kubectl', 'logs', '-n', 'NAMESPACE'],
      ...['-l', 'app.kubernetes.io/name=sops-secrets-operator'],
    ),
  };
  switch (words) {
    case 'Child secret is not owned by controller error':
      return {
        summary: `${which} exists and does not belong to this SopsSecret: it was there before, or another object creates it. The operator does not overwrite it, nor does it write those that come after it in the list.`,
        remedies: [
          {
            title:
              'Give the Secret another name, or remove the object that creates it',
          },
          {
            title:
              'Or let the operator take the Secret over. This deletes the keys, labels and annotations that the SopsSecret does not have',
            ...(names.length === 1 && {
              command: annotateSecret(
                { name: names[0], namespace: secret.namespace },
                'sopssecret/managed=true',
              ),
            }),
          },
        ],
      };
    case 'New child secret creation error':
      return {
        summary: `${which} cannot be built from its template: it has no name, or a value under data is not Base64.`,
        remedies: [
          {
            title:
              'Correct the template: values under data must be Base64, those under stringData are text',
          },
          readLog,
        ],
      };
    case 'Child secret update error':
      return {
        summary: `The cluster refused to update ${
          names.length === 1 ? `the Secret ${names[0]}` : 'one of its Secrets'
        }. The status does not say why.`,
        remedies: [readLog],
      };
    default:
      return undefined;
  }
}

import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedStore } from '../../../../model/observed';
import { shellCommand } from '../../../commands';
import { ProviderUse } from './ProviderUse';

/** https://cloud.google.com/secret-manager/docs/access-control */
export function googleRole(
  { detail }: ObservedStore,
  key: string,
  use: ProviderUse,
): Remedy {
  const [, project = detail.projectID, name = key] =
    /^projects\/([^/]+)\/secrets\/([^/]+)$/.exec(key) ?? [];
  if (use !== 'read') {
    return {
      title:
        'Give the identity of the store the role Secret Manager Admin in the project, or a role of your own that may create, get, update and access secrets and add versions. MEMBER stands for the identity, such as serviceAccount:NAME@PROJECT.iam.gserviceaccount.com',
      command: shellCommand(
        ...['gcloud', 'projects', 'add-iam-policy-binding'],
        ...[project ?? 'PROJECT'],
        ...['--member=MEMBER', '--role=roles/secretmanager.admin'],
      ),
    };
  }
  return {
    title:
      'Give the identity of the store the role Secret Manager Secret Accessor on this secret. MEMBER stands for the identity, such as serviceAccount:NAME@PROJECT.iam.gserviceaccount.com',
    command: shellCommand(
      ...['gcloud', 'secrets', 'add-iam-policy-binding', name],
      ...(project ? [`--project=${project}`] : []),
      ...['--member=MEMBER', '--role=roles/secretmanager.secretAccessor'],
    ),
  };
}

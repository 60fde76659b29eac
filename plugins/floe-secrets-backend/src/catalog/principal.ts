import {
  BackstageCredentials,
  BackstagePrincipalTypes,
} from '@backstage/backend-plugin-api';

/** Names who asks, so that what one may see is never kept for another. */
export function principalKey(credentials: BackstageCredentials): string {
  const principal = credentials.principal as
    | BackstagePrincipalTypes['user']
    | BackstagePrincipalTypes['service']
    | BackstagePrincipalTypes['none'];
  switch (principal.type) {
    case 'user':
      return JSON.stringify([
        'user',
        principal.userEntityRef,
        principal.actor?.subject ?? null,
      ]);
    case 'service':
      return JSON.stringify([
        'service',
        principal.subject,
        principal.accessRestrictions ?? null,
      ]);
    default:
      return '["none"]';
  }
}

/** Names who asks to a person: a user's entity ref, or a service's own name. */
export function principalName(credentials: BackstageCredentials): string {
  const principal = credentials.principal as
    | BackstagePrincipalTypes['user']
    | BackstagePrincipalTypes['service']
    | BackstagePrincipalTypes['none'];
  switch (principal.type) {
    case 'user':
      return principal.userEntityRef;
    case 'service':
      return principal.subject;
    default:
      return 'nobody';
  }
}

/** Entity ref of the user who asks; null for a service. */
export function userOf(credentials: BackstageCredentials): string | null {
  const principal = credentials.principal as
    | BackstagePrincipalTypes['user']
    | BackstagePrincipalTypes['service'];
  return principal.type === 'user' ? principal.userEntityRef : null;
}

import { timingSafeEqual } from 'node:crypto';
import { Request } from 'express';
import { unauthorized } from '../apiErrors';

/** The user of a request. */
export type User = {
  name: string;
  groups: readonly string[];
};

/** A user of the cluster and the user's bearer token. */
export type TokenUser = {
  name: string;
  token: string;
  /** `system:masters` may do everything; others need RBAC objects. */
  groups?: readonly string[];
};

/** The user of a request. @throws the `Unauthorized` ApiError */
export function authenticate(
  request: Request,
  users: readonly TokenUser[],
): User {
  const token = /^Bearer\s+(\S+)$/i.exec(
    request.header('authorization') ?? '',
  )?.[1];
  const user = token
    ? users.find(candidate => sameText(candidate.token, token))
    : undefined;
  if (!user) {
    throw unauthorized();
  }
  return {
    name: user.name,
    groups: [...(user.groups ?? []), 'system:authenticated'],
  };
}

function sameText(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)];
  return first.length === second.length && timingSafeEqual(first, second);
}

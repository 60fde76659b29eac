import { GroupedCause, SecretOfEntities } from '../secrets/causes/groupCauses';
import { secretsTab } from './secretsTab';
import { ROTATION_FINDINGS } from './notifiableFindings';
import { MAX_SUBJECTS, NoticeCause, NoticeKind } from './types';

/**
 * The content of a cause for an audience: names and ids of the audience's
 * secrets only.
 */
export function toNoticeCause(
  cause: GroupedCause,
  audience: string,
  secrets: SecretOfEntities[],
): NoticeCause {
  const known = new Map(secrets.map(one => [one.secret.id, one]));
  const members = cause.secrets.flatMap(({ id }) => known.get(id) ?? []);
  const [first] = members;
  const entity = first?.entities[0];
  return {
    key: `secrets/${cause.id}`,
    audience,
    content: {
      kind: kindOf(cause),
      findingId: cause.findingId,
      cluster: cause.cluster,
      environments: [
        ...new Set(members.map(({ secret }) => secret.environment)),
      ].sort(),
      store: cause.store?.name ?? null,
      subjects: cause.secrets
        .slice(0, MAX_SUBJECTS)
        .map(({ id, name, namespace }) => ({ id, name, namespace })),
      count: cause.secretCount,
      link: entity ? secretsTab(entity.entityRef, first.secret.id) : null,
    },
  };
}

function kindOf({ findingId, secrets }: GroupedCause): NoticeKind {
  if (ROTATION_FINDINGS.includes(findingId)) {
    return 'rotation';
  }
  return secrets.some(({ state }) => state === 'failing') ? 'failing' : 'stale';
}

import { Entity, getEntitySourceLocation } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import gitUrlParse from 'git-url-parse';

/** The repository of an entity's source location. */
export type EntityRepository = {
  /** As the scaffolder takes it, for example `github.com?owner=floe&repo=orders`. */
  repoUrl: string;
  /** URL of the repository's root at its branch. */
  sourceLocation: string;
};

/**
 * Where the values files of an entity are kept.
 *
 * @returns null where the entity has no source location, or it is not in a
 * repository of a configured integration
 */
export function repositoryOf(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): EntityRepository | null {
  try {
    const { type, target } = getEntitySourceLocation(entity);
    const integration = type === 'url' ? integrations.byUrl(target) : undefined;
    if (!integration) {
      return null;
    }
    return {
      repoUrl: toRepoUrl(target, integration.type),
      sourceLocation: integrations.resolveUrl({ url: '/', base: target }),
    };
  } catch {
    // No location annotation, or a URL that its integration cannot read.
    return null;
  }
}

/** The forms that the scaffolder's parseRepoUrl asks for, by the type of the integration. */
function toRepoUrl(target: string, type: string): string {
  const { owner, name, organization } = gitUrlParse(target);
  const parameters = new URLSearchParams();
  switch (type) {
    case 'azure':
      parameters.set('organization', organization);
      parameters.set('project', owner);
      break;
    case 'bitbucketCloud':
      parameters.set('workspace', owner);
      parameters.set('project', owner);
      break;
    case 'bitbucketServer':
      parameters.set('project', owner);
      break;
    default:
      parameters.set('owner', owner);
  }
  parameters.set('repo', name);
  return `${new URL(target).host}?${parameters}`;
}

import {
  AzureIntegration,
  BitbucketCloudIntegration,
  BitbucketServerIntegration,
  DefaultAzureDevOpsCredentialsProvider,
  DefaultGithubCredentialsProvider,
  GerritIntegration,
  GiteaIntegration,
  GithubIntegration,
  GitLabIntegration,
  ScmIntegration,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { azureHost } from './azure';
import { bitbucketCloudHost } from './bitbucketCloud';
import { bitbucketServerHost } from './bitbucketServer';
import { gerritHost } from './gerrit';
import { giteaHost } from './gitea';
import { githubHost } from './github';
import { GitHost } from './GitHost';
import { gitlabHost } from './gitlab';

export type {
  EntryAnswer,
  EntryKind,
  EntryRequest,
  GitEntry,
} from './gitEntries';
export type { ApiRequest } from './ApiRequest';
export type { FileRequest, GitHost } from './GitHost';

function hostOf(
  integration: ScmIntegration,
  integrations: ScmIntegrationRegistry,
): GitHost | undefined {
  switch (integration.type) {
    case 'azure':
      return azureHost(
        integration as AzureIntegration,
        DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations),
      );
    case 'bitbucketCloud':
      return bitbucketCloudHost(integration as BitbucketCloudIntegration);
    case 'bitbucketServer':
      return bitbucketServerHost(integration as BitbucketServerIntegration);
    case 'gerrit':
      return gerritHost(integration as GerritIntegration);
    case 'gitea':
      return giteaHost(integration as GiteaIntegration);
    case 'github':
      return githubHost(
        integration as GithubIntegration,
        DefaultGithubCredentialsProvider.fromIntegrations(integrations),
      );
    case 'gitlab':
      return gitlabHost(integration as GitLabIntegration);
    default:
      return undefined;
  }
}

/** The Git hosts that have an integration. */
export class GitHosts {
  readonly #integrations: ScmIntegrationRegistry;
  readonly #hosts = new Map<ScmIntegration, GitHost | undefined>();

  constructor(integrations: ScmIntegrationRegistry) {
    this.#integrations = integrations;
  }

  /** The host of an http or https address. */
  byUrl(url: URL): GitHost | undefined {
    const { byUrl, gerrit } = this.#integrations;
    return ['http:', 'https:'].includes(url.protocol)
      ? this.#of(
          byUrl.call(this.#integrations, url) ??
            // Gitiles may be on another host than Gerrit.
            gerrit.list().find(({ config }) => {
              const { gitilesBaseUrl } = config;
              return (
                gitilesBaseUrl && new URL(gitilesBaseUrl).host === url.host
              );
            }),
        )
      : undefined;
  }

  /** The host of a name, with its port if it has one. */
  byHost(host: string): GitHost | undefined {
    return this.#of(this.#integrations.byHost(host));
  }

  #of(integration: ScmIntegration | undefined): GitHost | undefined {
    if (!integration) {
      return undefined;
    }
    if (!this.#hosts.has(integration)) {
      this.#hosts.set(integration, hostOf(integration, this.#integrations));
    }
    return this.#hosts.get(integration);
  }
}

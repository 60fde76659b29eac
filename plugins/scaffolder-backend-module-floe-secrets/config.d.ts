export interface Config {
  floeSecrets?: {
    /**
     * Adds the software templates of Floe Secrets to the catalog. Without
     * this key, register copies of them as locations.
     */
    templates?: {
      /** Entity ref of the group or user that owns the templates. */
      owner: string;
    };
    /** The floe-dagster chart with which the services are deployed. */
    chart?: {
      /** Version of the chart; default: 0.1.0. */
      version?: string;
      /**
       * API version of the ExternalSecrets that the chart is known to render,
       * such as `external-secrets.io/v1`. If left out, that of version 0.1.0
       * (`external-secrets.io/v1beta1`) is assumed, and a cluster that does not
       * serve it leads to a warning instead of a refusal.
       */
      externalSecretsApiVersion?: string;
    };
    /** How `floe:secrets:pull-request` opens pull requests. */
    pullRequests?: {
      /**
       * Name of the branch, with `{service}`, `{environment}` and `{task}`; by
       * default `floe-secrets-{service}-{environment}-{task}`. Without
       * `{task}` all edits of a service in an environment go to one branch,
       * and to one pull request while it is open.
       */
      branch?: string;
      /** Title, with `{title}`, `{environment}` and `{entityRef}`. */
      title?: string;
      /** Opens drafts; Gerrit: work in progress. */
      draft?: boolean;
      /** Users who are asked to review, as the API of the host names them. */
      reviewers?: string[];
      /** Teams of GitHub or Gitea. */
      teamReviewers?: string[];
      /** Labels; hashtags of Gerrit. */
      labels?: string[];
    };
  };
}

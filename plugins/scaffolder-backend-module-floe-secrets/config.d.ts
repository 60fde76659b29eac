export interface Config {
  floeSecrets?: {
    /** The floe-dagster chart that the services are deployed with. */
    chart?: {
      /** Version of the chart; 0.1.0 if left out. */
      version?: string;
      /**
       * API version of the ExternalSecrets that the chart is known to render,
       * such as `external-secrets.io/v1`. If left out, that of version 0.1.0
       * (`external-secrets.io/v1beta1`) is assumed, and a cluster that does not
       * serve it leads to a warning instead of a refusal.
       */
      externalSecretsApiVersion?: string;
    };
  };
}

import { encrypt, EncryptOptions } from '@floe/sops';
import { demoEnvironment, DemoService } from '@floe/demo-cluster';
import { randomBytes } from 'node:crypto';
import { stringify } from 'yaml';

/**
 * age recipients whose keys do not exist any more: nobody can decrypt by these.
 */
const recipients = {
  team: 'age1lf6tyq66xvgdgst074hmvf5af9gh3dcuszh6ddmel6fhnq89ducqupmjyn',
  deployment: 'age1k5da4zgag7lxrd5ud9ls6a4kfcnmvs2ltd04vl608f0tmrejcqjqulzuts',
  formerColleague:
    'age1x50ugl7xvn3xcs4qax9fhelek098c4cavxg55gcsgh93m2nnx9xshp6gca',
};

/** Values that helm-secrets decrypts when the chart is deployed. */
const secretsPath = `deploy/secrets-${demoEnvironment}.enc.yaml`;

/**
 * The encrypted values files of a service that helm-secrets deploys, in Helm's
 * order; the second is where the portal proposes a new one.
 */
export const encryptedValueFiles = [
  secretsPath,
  `deploy/values-${demoEnvironment}.enc.yaml`,
];

/** The folder of encrypted manifests of a service that Flux deploys. */
export const SECRETS_FOLDER = 'deploy/secrets';

/** What makes the SOPS files of a service. */
type SopsSeed = {
  service: DemoService;
  writtenAt: Date;
  /** The public key of the deployment. */
  ageRecipient: string;
};

const secret = () => randomBytes(24).toString('base64url');

function encryptFor(
  keys: readonly string[],
  writtenAt: Date,
  content: object,
  options: Pick<EncryptOptions, 'selector'> = {},
): Promise<string> {
  return encrypt(stringify(content), {
    format: 'yaml',
    recipients: keys.map(recipient => ({ type: 'age' as const, recipient })),
    now: writtenAt,
    ...options,
  });
}

/**
 * `billing-metrics` stores a token of the tax service in a file. It is encrypted
 * for a colleague who has left, and not yet for the deployment, which the rule
 * names instead.
 */
async function drifted({
  service,
  writtenAt,
}: SopsSeed): Promise<Record<string, string>> {
  return {
    '.sops.yaml': `creation_rules:
  - path_regex: ^deploy/secrets-.*\\.enc\\.yaml$
    age: >-
      ${recipients.team},
      ${recipients.deployment}
`,
    [secretsPath]: await encryptFor(
      [recipients.team, recipients.formerColleague],
      writtenAt,
      {
        secrets: {
          custom: {
            'tax-service': {
              TAX_API_USER: service.name,
              TAX_API_TOKEN: secret(),
            },
          },
        },
      },
    ),
  };
}

/** `pricing-signals`: the values of its release, which helm-secrets decrypts. */
async function ofRelease({
  ageRecipient,
  service,
  writtenAt,
}: SopsSeed): Promise<Record<string, string>> {
  const keys = [recipients.team, recipients.formerColleague, ageRecipient];
  return {
    // sops 3.9 reads a list of recipients in key_groups only.
    '.sops.yaml': `# Who can decrypt the secrets of ${service.title}.
# A key holder brings the files in line: sops updatekeys ${secretsPath}
creation_rules:
  - path_regex: ^deploy/.*\\.enc\\.yaml$
    key_groups:
      - age:
          - ${recipients.team} # Pricing data team
          - ${recipients.formerColleague} # Kim, who has left
          - ${ageRecipient} # Deployment (helm-secrets)
`,
    [secretsPath]: await encryptFor(keys, writtenAt, {
      secrets: {
        postgresql: {
          username: 'dagster',
          password: secret(),
          host: 'pricing-db.example.com',
        },
        snowflake: {
          account: 'xy12345.eu-central-1',
          user: 'PRICING_SIGNALS',
          password: secret(),
        },
        custom: { 'competitor-feed': { FEED_API_TOKEN: secret() } },
      },
    }),
  };
}

/** `store-traffic`: manifests of Secrets, which Flux decrypts. */
async function ofFolder({
  ageRecipient,
  service,
  writtenAt,
}: SopsSeed): Promise<Record<string, string>> {
  const keys = [recipients.team, ageRecipient];
  const manifest = (component: string, values: Record<string, string>) =>
    encryptFor(
      keys,
      writtenAt,
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: {
          name: `${service.fullname}-${component}-secret`,
          namespace: service.namespace,
          labels: {
            'app.kubernetes.io/instance': service.release,
            'backstage.io/kubernetes-id': service.name,
          },
        },
        type: 'Opaque',
        stringData: values,
      },
      {
        selector: { type: 'encrypted_regex', value: '^(data|stringData)$' },
      },
    );
  return {
    '.sops.yaml': `# Who can decrypt the Secrets of ${service.title}. Names of objects and keys
# stay readable, so that Flux and reviewers see what a file is for.
creation_rules:
  - path_regex: ^${SECRETS_FOLDER}/.*\\.yaml$
    encrypted_regex: ^(data|stringData)$
    key_groups:
      - age:
          - ${recipients.team} # Retail analytics team
          - ${ageRecipient} # Flux in floe production
`,
    [`${SECRETS_FOLDER}/postgresql.enc.yaml`]: await manifest('postgresql', {
      'postgresql-username': 'dagster',
      'postgresql-password': secret(),
      'postgresql-host': 'traffic-db.example.com',
    }),
    [`${SECRETS_FOLDER}/compute.enc.yaml`]: await manifest('compute', {
      SNOWFLAKE_ACCOUNT: 'xy12345.eu-central-1',
      SNOWFLAKE_USER: 'STORE_TRAFFIC',
      SNOWFLAKE_PASSWORD: secret(),
    }),
  };
}

const FILES: Readonly<
  Record<string, (seed: SopsSeed) => Promise<Record<string, string>>>
> = {
  'billing-metrics': drifted,
  'pricing-signals': ofRelease,
  'store-traffic': ofFolder,
};

/**
 * The SOPS files in the repository of a service, by path, with the `.sops.yaml`
 * for them; none for most services.
 *
 * @param ageRecipient - the public key of the deployments
 */
export async function sopsFiles(
  service: DemoService,
  writtenAt: Date,
  ageRecipient: string,
): Promise<Record<string, string>> {
  return (
    (await FILES[service.name]?.({ service, writtenAt, ageRecipient })) ?? {}
  );
}

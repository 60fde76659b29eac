import { encrypt } from '@floe/sops';
import { demoEnvironment, DemoService } from '@floe/demo-cluster';
import { randomBytes } from 'node:crypto';
import { stringify } from 'yaml';

/**
 * age recipients whose keys do not exist any more: nobody can decrypt these
 * files.
 */
const recipients = {
  team: 'age1lf6tyq66xvgdgst074hmvf5af9gh3dcuszh6ddmel6fhnq89ducqupmjyn',
  deployment: 'age1k5da4zgag7lxrd5ud9ls6a4kfcnmvs2ltd04vl608f0tmrejcqjqulzuts',
  formerColleague:
    'age1x50ugl7xvn3xcs4qax9fhelek098c4cavxg55gcsgh93m2nnx9xshp6gca',
};

/** Values that helm-secrets decrypts when the chart is deployed. */
const secretsPath = `deploy/secrets-${demoEnvironment}.enc.yaml`;

const sopsConfig = `creation_rules:
  - path_regex: ^deploy/secrets-.*\\.enc\\.yaml$
    age: >-
      ${recipients.team},
      ${recipients.deployment}
`;

/**
 * The SOPS files in the repository of a service, by path. `billing-metrics`
 * stores a token of the tax service in one. It is encrypted for a colleague who
 * has left, and not yet for the deployment, which the rule names instead.
 */
export async function sopsFiles(
  service: DemoService,
  writtenAt: Date,
): Promise<Record<string, string>> {
  if (service.name !== 'billing-metrics') {
    return {};
  }
  const values = {
    secrets: {
      custom: {
        'tax-service': {
          TAX_API_USER: service.name,
          TAX_API_TOKEN: randomBytes(24).toString('base64url'),
        },
      },
    },
  };
  return {
    '.sops.yaml': sopsConfig,
    [secretsPath]: await encrypt(stringify(values), {
      format: 'yaml',
      recipients: [recipients.team, recipients.formerColleague].map(
        recipient => ({ type: 'age' as const, recipient }),
      ),
      now: writtenAt,
    }),
  };
}

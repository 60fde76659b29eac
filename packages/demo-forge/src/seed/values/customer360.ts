import { DemoService } from '@floe/demo-cluster';
import { randomBytes } from 'node:crypto';
import { Seal, SealTarget } from '../types';
import { dagsterOverrides, productionHeader } from './blocks';

const secret = () => randomBytes(18).toString('base64url');

async function sealed(
  seal: Seal,
  target: SealTarget,
  values: Record<string, string>,
): Promise<string> {
  const lines: string[] = [];
  for (const [key, value] of Object.entries(values)) {
    lines.push(`        ${key}: ${await seal(target, value)}`);
  }
  return lines.join('\n');
}

/**
 * Sealed Secrets. Database and compute are sealed with the scope strict and
 * arrive. Storage and catalog follow the published guide to the letter: sealed
 * namespace-wide, without the annotation that the controller needs. No key can
 * decrypt them.
 */
export async function customer360Values(
  service: DemoService,
  seal: Seal,
): Promise<string> {
  const { fullname, namespace } = service;
  const target = (component: string, scope: SealTarget['scope']) => ({
    name: `${fullname}-${component}-secret`,
    namespace,
    scope,
  });
  const postgresql = await sealed(seal, target('postgresql', 'strict'), {
    'postgresql-password': secret(),
    'postgresql-username': 'dagster',
    'postgresql-host': 'customer-360-db.example.com',
  });
  const compute = await sealed(seal, target('compute', 'strict'), {
    SNOWFLAKE_ACCOUNT: 'xy12345.eu-central-1',
    SNOWFLAKE_USER: 'CUSTOMER_360',
    SNOWFLAKE_PASSWORD: secret(),
    SNOWFLAKE_WAREHOUSE: 'CUSTOMER_WH',
    SNOWFLAKE_DATABASE: 'CUSTOMER',
  });
  const storage = await sealed(seal, target('storage', 'namespace-wide'), {
    AWS_ACCESS_KEY_ID: secret(),
    AWS_SECRET_ACCESS_KEY: secret(),
  });
  const catalog = await sealed(seal, target('catalog', 'namespace-wide'), {
    'polaris-client-id': 'customer-360',
    'polaris-client-secret': secret(),
  });
  return `${productionHeader(service)}
floe:
  sealedSecrets:
    enabled: true

    postgresql:
      enabled: true
      encryptedData:
${postgresql}

    compute:
      enabled: true
      encryptedData:
${compute}

    # Sealed as the guide says:
    #   echo -n "…" | kubeseal --raw --scope namespace-wide \\
    #     --name ${fullname}-storage-secret --namespace ${namespace}
    storage:
      enabled: true
      encryptedData:
${storage}

    catalog:
      enabled: true
      encryptedData:
${catalog}
${dagsterOverrides(service)}`;
}

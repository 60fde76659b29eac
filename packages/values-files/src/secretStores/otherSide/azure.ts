import { credentialSteps } from './secrets';
import { command, lines, printed } from './shell';
import { OtherSide, OtherSideStep } from './types';

/** The name of a vault, with which its address begins. */
const vaultOf = ({ at }: OtherSide) =>
  /^https?:\/\/([^./:]+)/.exec(at('azurekv.vaultUrl') ?? '')?.[1] ??
  'VAULT_NAME';

/** Azure has no rights by the name of a secret: the scope is the whole vault. */
function accessStep(side: OtherSide, assignee: string): OtherSideStep {
  return {
    id: 'azureAccess',
    commands: lines(
      `az role assignment create --role 'Key Vault Secrets User'`,
      assignee,
      `--scope ${printed(
        `${command(
          'az',
          'keyvault',
          'show',
          '--name',
          vaultOf(side),
        )} --query id --output tsv`,
      )}`,
    ),
  };
}

/** Microsoft Entra ID and the rights of a Key Vault. */
export function azureSteps(side: OtherSide, auth: string): OtherSideStep[] {
  const { account, at, store } = side;
  const ofIdentity = `--assignee ${printed(
    `${command(
      'az',
      'identity',
      'show',
      '--name',
      store.name,
    )} --resource-group RESOURCE_GROUP --query clientId --output tsv`,
  )}`;
  switch (auth) {
    case 'workloadIdentity':
      return [
        {
          id: 'azureIdentity',
          commands: `${command(
            'az',
            'identity',
            'create',
            '--name',
            store.name,
          )} --resource-group RESOURCE_GROUP`,
        },
        {
          id: 'azureFederation',
          commands: lines(
            command('az', 'identity', 'federated-credential', 'create'),
            command('--name', store.name, '--identity-name', store.name),
            '--resource-group RESOURCE_GROUP',
            `--issuer ${printed(
              'az aks show --name CLUSTER_NAME --resource-group CLUSTER_RESOURCE_GROUP --query oidcIssuerProfile.issuerUrl --output tsv',
            )}`,
            command(
              '--subject',
              `system:serviceaccount:${account.namespace}:${account.name}`,
            ),
            '--audiences api://AzureADTokenExchange',
          ),
        },
        accessStep(
          side,
          store.identity ? command('--assignee', store.identity) : ofIdentity,
        ),
      ];
    case 'managedIdentity':
      return [
        accessStep(
          side,
          command(
            '--assignee',
            at('azurekv.identityId') ?? 'CLIENT_ID_OF_THE_NODES',
          ),
        ),
      ];
    default:
      return [
        {
          id: 'azureApplication',
          commands: [
            `APP=${printed(
              `${command(
                'az',
                'ad',
                'app',
                'create',
                '--display-name',
                store.name,
              )} --query appId --output tsv`,
            )}`,
            'az ad sp create --id "$APP"',
            `printf %s "$APP" > ${at('azurekv.authSecretRef.clientId.key')}`,
            auth === 'servicePrincipal'
              ? `az ad app credential reset --id "$APP" --query password --output tsv | tr -d '\\n' > ${at(
                  'azurekv.authSecretRef.clientSecret.key',
                )}`
              : `az ad app credential reset --id "$APP" --cert @CERTIFICATE.pem --append`,
          ].join('\n'),
        },
        accessStep(side, '--assignee "$APP"'),
        ...credentialSteps(side),
      ];
  }
}

import { credentialSteps } from './secrets';
import { command, lines, printed } from './shell';
import { OtherSide, OtherSideStep } from './types';

const ACCESSOR = 'roles/secretmanager.secretAccessor';

/** Allows a member to read the secrets whose names begin with the prefix. */
function accessStep(side: OtherSide, member: string): OtherSideStep {
  const project = side.at('gcpsm.projectID') ?? 'PROJECT_ID';
  return {
    id: 'gcpAccess',
    commands: [
      `NUMBER=${printed(
        `${command(
          'gcloud',
          'projects',
          'describe',
          project,
        )} --format='value(projectNumber)'`,
      )}`,
      lines(
        command('gcloud', 'projects', 'add-iam-policy-binding', project),
        `--member="${member}"`,
        command(`--role=${ACCESSOR}`),
        `--condition="title=${side.store.name},expression=resource.name.startsWith('projects/$NUMBER/secrets/${side.prefix}')"`,
      ),
    ].join('\n'),
  };
}

function emailOf({ at, store }: OtherSide): string {
  return (
    store.identity ??
    `${store.name}@${at('gcpsm.projectID')}.iam.gserviceaccount.com`
  );
}

function createStep(side: OtherSide): OtherSideStep {
  const [name, domain] = emailOf(side).split('@');
  return {
    id: 'gcpIdentity',
    commands: command(
      'gcloud',
      'iam',
      'service-accounts',
      'create',
      name,
      `--project=${domain.split('.')[0]}`,
    ),
  };
}

function actAs(
  side: OtherSide,
  id: 'gcpBinding' | 'gcpOperator',
  pool: string,
  account: string,
): OtherSideStep {
  return {
    id,
    commands: lines(
      command(
        'gcloud',
        'iam',
        'service-accounts',
        'add-iam-policy-binding',
        emailOf(side),
      ),
      '--role=roles/iam.workloadIdentityUser',
      command(`--member=serviceAccount:${pool}.svc.id.goog[${account}]`),
    ),
  };
}

/** IAM of Google Cloud. */
export function gcpSteps(side: OtherSide, auth: string): OtherSideStep[] {
  const { account, at, store } = side;
  const project = at('gcpsm.projectID') ?? 'PROJECT_ID';
  const member = `serviceAccount:${emailOf(side)}`;
  switch (auth) {
    case 'workloadIdentity':
      return [
        createStep(side),
        accessStep(side, member),
        actAs(
          side,
          'gcpBinding',
          at('gcpsm.auth.workloadIdentity.clusterProjectID') ?? project,
          `${account.namespace}/${account.name}`,
        ),
      ];
    case 'operatorIdentity':
      return [
        createStep(side),
        accessStep(side, member),
        actAs(
          side,
          'gcpOperator',
          project,
          'external-secrets-system/external-secrets',
        ),
      ];
    case 'workloadIdentityFederation':
      return [
        {
          id: 'gcpPool',
          commands: [
            lines(
              command(
                'gcloud',
                'iam',
                'workload-identity-pools',
                'create',
                store.name,
              ),
              command('--location=global', `--project=${project}`),
            ),
            lines(
              command(
                'gcloud',
                'iam',
                'workload-identity-pools',
                'providers',
                'create-oidc',
                store.name,
              ),
              command(
                '--location=global',
                `--project=${project}`,
                `--workload-identity-pool=${store.name}`,
              ),
              command('--issuer-uri=https://ISSUER_OF_THE_CLUSTER'),
              command(
                `--allowed-audiences=${
                  at('gcpsm.auth.workloadIdentityFederation.audience') ?? ''
                }`,
              ),
              command('--attribute-mapping=google.subject=assertion.sub'),
            ),
          ].join('\n'),
        },
        accessStep(
          side,
          `principal://iam.googleapis.com/projects/$NUMBER/locations/global/workloadIdentityPools/${store.name}/subject/system:serviceaccount:${account.namespace}:${account.name}`,
        ),
      ];
    default: {
      const key = at('gcpsm.auth.secretRef.secretAccessKeySecretRef.key') ?? '';
      return [
        createStep(side),
        accessStep(side, member),
        ...credentialSteps(side).map(step => ({
          ...step,
          commands: [
            lines(
              command(
                'gcloud',
                'iam',
                'service-accounts',
                'keys',
                'create',
                key,
              ),
              command(`--iam-account=${emailOf(side)}`),
            ),
            step.commands,
          ].join('\n'),
        })),
      ];
    }
  }
}

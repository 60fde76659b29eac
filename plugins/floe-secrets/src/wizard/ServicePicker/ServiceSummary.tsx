import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  FLOE_RELEASE_ANNOTATION,
  FLOE_VALUES_ANNOTATION,
  floeSecretsChangePermission,
  KUBERNETES_ANNOTATIONS,
  type Service,
  type ServiceEnvironment,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Radio, RadioGroup } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { FactList } from '../common/FactList';
import { IssueTextField } from '../common/IssueTextField';
import type {
  CompletedService,
  ServiceChoice,
  ServiceProblem,
} from './completeService';

/** Problems that only a change of the entity's descriptor solves. */
const BLOCKING: readonly ServiceProblem[] = [
  'no-release',
  'no-repository',
  'no-environment',
];

/** Where a service runs and where its values are kept; what is not known is asked. */
export const ServiceSummary = (props: {
  service: Service;
  completed: CompletedService;
  choice: ServiceChoice;
  onChoose: (choice: ServiceChoice) => void;
}) => {
  const { service, completed, choice, onChoose } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { environment, problems } = completed;
  const describeOption = (place: ServiceEnvironment) => {
    const { name, cluster, namespace, policy } = place;
    const option = t(
      policy.production && !policy.productionAssumed
        ? 'wizard.service.productionOption'
        : 'wizard.service.environmentOption',
      { name, cluster, namespace },
    );
    return place.mayChange === false
      ? t('wizard.service.notAllowedOption', { option })
      : option;
  };
  const annotation = {
    'no-release': FLOE_RELEASE_ANNOTATION,
    'no-repository': 'backstage.io/source-location',
    'no-environment': KUBERNETES_ANNOTATIONS.namespace,
  };

  return (
    <>
      {service.environments.length > 1 && (
        <RadioGroup
          label={t('wizard.service.environment')}
          value={environment?.name ?? null}
          onChange={name => onChoose({ ...choice, environment: name })}
        >
          {service.environments.map(place => (
            <Radio
              key={place.name}
              value={place.name}
              isDisabled={place.mayChange === false}
            >
              {describeOption(place)}
            </Radio>
          ))}
        </RadioGroup>
      )}
      {problems
        .filter(problem => BLOCKING.includes(problem))
        .map(problem => (
          <Alert
            key={problem}
            status="danger"
            icon
            title={t(
              `wizard.service.problem.${problem as keyof typeof annotation}`,
            )}
            description={t('wizard.service.annotate', {
              annotation: annotation[problem as keyof typeof annotation],
            })}
          />
        ))}
      {environment && problems.includes('not-allowed') && (
        <Alert
          status="danger"
          icon
          title={t('wizard.service.notAllowed', { name: environment.name })}
          description={t('wizard.service.notAllowedHelp', {
            permission: floeSecretsChangePermission.name,
          })}
        />
      )}
      {environment &&
        (!environment.valuesPath || !service.repoUrl) &&
        service.valuesProblem && (
          <Alert
            status="danger"
            icon
            title={t('tab.valuesProblem')}
            description={service.valuesProblem}
          />
        )}
      {environment && !environment.valuesPath && !service.valuesProblem && (
        <IssueTextField
          label={t('wizard.service.valuesPath')}
          description={t('wizard.service.valuesPathDescription', {
            annotation: FLOE_VALUES_ANNOTATION,
          })}
          placeholder="deploy/values-prod.yaml"
          value={choice.valuesPath ?? ''}
          onChange={valuesPath => onChoose({ ...choice, valuesPath })}
          issue={
            problems.includes('bad-values-path')
              ? t('wizard.service.badValuesPath')
              : undefined
          }
        />
      )}
      {environment && (
        <FactList
          facts={[
            [t('wizard.service.release'), service.release],
            [
              t('wizard.service.objects'),
              service.fullname && `${service.fullname}-…`,
            ],
            [t('wizard.service.namespace'), environment.namespace],
            [t('wizard.service.cluster'), environment.cluster],
            [
              t('wizard.service.repository'),
              describeRepository(service.repoUrl),
            ],
            [
              t('wizard.service.valuesPath'),
              environment.valuesPath ?? choice.valuesPath,
            ],
          ]}
        />
      )}
    </>
  );
};

/** `github.com?owner=floe&repo=orders` in its usual form. */
function describeRepository(repoUrl: string | null): string | null {
  const [, host, query] = repoUrl?.match(/^([^?]+)\?(.*)$/) ?? [];
  const parameters = new URLSearchParams(query);
  const path = ['organization', 'workspace', 'project', 'owner', 'repo']
    .map(name => parameters.get(name))
    .filter(Boolean);
  return host && path.length > 0 ? `${host}/${path.join('/')}` : repoUrl;
}

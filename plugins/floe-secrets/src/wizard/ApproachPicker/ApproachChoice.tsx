import { useAnalytics } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  environmentOf,
  recommendApproach,
  WRITABLE_APPROACHES,
  type Approach,
  type ApproachAnswers,
  type ApproachFacts,
  type ServiceFieldValue,
  type WritableApproach,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RadioGroup } from '@backstage/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { Field } from '../common/Field';
import { keptApproach } from '../common/keptChange';
import type { ServiceFacts } from '../common/useServiceFacts';
import { ApproachCard } from './ApproachCard';
import { ApproachComparison } from './ApproachComparison';
import { ApproachQuestions } from './ApproachQuestions';

function isWritable(approach: Approach): approach is WritableApproach {
  return (WRITABLE_APPROACHES as readonly Approach[]).includes(approach);
}

function factsOf(
  service: ServiceFieldValue,
  { answer, cluster, stores }: ServiceFacts,
  answers: ApproachAnswers,
): ApproachFacts {
  const inUse: ApproachFacts['inUse'] = {};
  for (const { environment, approach } of answer.items) {
    if (environment === service.environment) {
      inUse[approach] = (inUse[approach] ?? 0) + 1;
    }
  }
  const environment = environmentOf(service, answer.service);
  return {
    environment: {
      name: service.environment,
      production: environment?.policy.production ?? false,
      productionAssumed: environment?.policy.productionAssumed,
      plainSecrets: environment?.policy.plainSecrets ?? false,
    },
    cluster,
    stores,
    inUse,
    answers,
  };
}

/** The approaches that the portal can write, the best for this service first. */
export const ApproachChoice = (props: {
  service: ServiceFieldValue;
  facts: ServiceFacts;
  approach: WritableApproach | undefined;
  onChoose: (approach: WritableApproach) => void;
}) => {
  const { service, facts, approach, onChoose } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const analytics = useAnalytics();
  const [answers, setAnswers] = useState<ApproachAnswers>({});
  const ranked = useMemo(
    () => recommendApproach(factsOf(service, facts, answers)),
    [service, facts, answers],
  );
  const recommended = ranked.find(candidate => candidate.recommended)?.approach;

  const { entityRef, environment } = service;
  const choose = useRef(onChoose);
  choose.current = onChoose;
  useEffect(() => {
    const entered = keptApproach({ entityRef, environment });
    const first = entered ?? recommended;
    if (!approach && first && isWritable(first)) {
      choose.current(first);
    }
  }, [approach, recommended, entityRef, environment]);

  return (
    <Field>
      <RadioGroup
        label={t('wizard.approach.label')}
        value={approach ?? null}
        onChange={value => {
          analytics.captureEvent('click', `Approach ${value}`);
          onChoose(value as WritableApproach);
        }}
      >
        {ranked
          .filter(candidate => isWritable(candidate.approach))
          .map(candidate => (
            <ApproachCard
              key={candidate.approach}
              candidate={candidate}
              isChosen={candidate.approach === approach}
            />
          ))}
      </RadioGroup>
      <ApproachQuestions answers={answers} onChange={setAnswers} />
      <ApproachComparison ranked={ranked} />
    </Field>
  );
};

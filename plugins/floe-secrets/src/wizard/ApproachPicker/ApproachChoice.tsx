import { useAnalytics } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  environmentOf,
  recommendApproach,
  WRITABLE_APPROACHES,
  type Approach,
  type ApproachAnswers,
  type ApproachFacts,
  type ApproachRecommendation,
  type ServiceFieldValue,
  type WritableApproach,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RadioGroup } from '@backstage/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { Field } from '../common/Field';
import { keptApproach } from '../common/keptChange';
import { useOpenedPart } from '../common/useOpenedPart';
import { useStepPassed } from '../common/useStepPassed';
import type { ServiceFacts } from '../common/useServiceFacts';
import { ApproachCard } from './ApproachCard';
import { ApproachComparison } from './ApproachComparison';
import { ApproachQuestions } from './ApproachQuestions';
import { OtherApproach, type OtherApproachName } from './OtherApproach';

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

/**
 * The choices: approaches of this form, SOPS, and plain Secrets if they are
 * allowed.
 */
function isOffered({ approach, fits }: ApproachRecommendation): boolean {
  return isWritable(approach) || approach === 'sops' || fits;
}

/**
 * The approaches for this service, the best first; those that this form does
 * not write link to their own form.
 */
export const ApproachChoice = (props: {
  service: ServiceFieldValue;
  facts: ServiceFacts;
  approach: WritableApproach | undefined;
  /** Undefined for an approach that this form does not write. */
  onChoose: (approach: WritableApproach | undefined) => void;
}) => {
  const { service, facts, approach, onChoose } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const analytics = useAnalytics();
  const [answers, setAnswers] = useState<ApproachAnswers>({});
  const [other, setOther] = useState<OtherApproachName>();
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
    if (!approach && !other && first && isWritable(first)) {
      choose.current(first);
    }
  }, [approach, other, recommended, entityRef, environment]);

  const root = useRef<HTMLDivElement>(null);
  const { part, task } = useOpenedPart();
  // The page was opened for an object, whose approach is fixed.
  const [wasGiven] = useState(approach !== undefined);
  useStepPassed(
    root,
    'approach',
    (part !== null || task !== null) && wasGiven && approach !== undefined,
  );

  return (
    <Field ref={root}>
      <RadioGroup
        label={t('wizard.approach.label')}
        value={other ?? approach ?? null}
        onChange={value => {
          analytics.captureEvent('click', `Approach ${value}`);
          const chosen = value as Approach;
          setOther(isWritable(chosen) ? undefined : chosen);
          onChoose(isWritable(chosen) ? chosen : undefined);
        }}
      >
        {ranked.filter(isOffered).map(candidate => (
          <ApproachCard
            key={candidate.approach}
            candidate={candidate}
            isChosen={candidate.approach === (other ?? approach)}
          />
        ))}
      </RadioGroup>
      {other && <OtherApproach approach={other} service={service} />}
      <ApproachQuestions answers={answers} onChange={setAnswers} />
      <ApproachComparison ranked={ranked} />
    </Field>
  );
};

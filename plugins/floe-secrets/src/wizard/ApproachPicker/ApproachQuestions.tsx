import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ApproachAnswers } from '@floe/backstage-plugin-floe-secrets-common';
import { Checkbox, Flex } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { Fold } from '../common/Fold';

const QUESTIONS = [
  'centralSecretManager',
  'automaticRotation',
  'auditTrail',
  'sharedSecrets',
  'multiCloud',
  'valuesInPipeline',
] as const satisfies readonly (keyof ApproachAnswers)[];

/**
 * Questions about the service, for a better recommendation; the answers are not
 * written anywhere.
 */
export const ApproachQuestions = (props: {
  answers: ApproachAnswers;
  onChange: (answers: ApproachAnswers) => void;
}) => {
  const { answers, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <Fold title={t('wizard.approach.questions')}>
      <Flex direction="column" gap="2">
        {QUESTIONS.map(question => (
          <Checkbox
            key={question}
            isSelected={answers[question] ?? false}
            onChange={isSelected =>
              onChange({ ...answers, [question]: isSelected || undefined })
            }
          >
            {t(`wizard.approach.question.${question}`)}
          </Checkbox>
        ))}
      </Flex>
    </Fold>
  );
};

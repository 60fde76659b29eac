import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ClusterOperator } from '@floe/backstage-plugin-floe-secrets-common';
import { RiAlertFill, RiInformationFill } from '@remixicon/react';
import { floeSecretsTranslationRef } from '../../../translation';
import { operatorProblemMessages } from '../../../translation/operatorProblems';
import { ExternalLink } from '../../common/ExternalLink';
import overview from '../Overview.module.css';
import styles from './ClusterCard.module.css';

type Problem = ClusterOperator['problems'][number];
type KnownId = keyof typeof operatorProblemMessages;

function isKnown(id: string): id is KnownId {
  return Object.hasOwn(operatorProblemMessages, id);
}

/** The sentences of a problem; in English where a newer backend knows more. */
function useProblemText() {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return ({ id, remedy, summary }: Problem) =>
    isKnown(id)
      ? {
          summary: t(`operatorProblem.${id}.summary`, { summary }),
          remedy: t(`operatorProblem.${id}.remedy`, { remedy }),
        }
      : { summary, remedy };
}

/** The known problems of an operator's version, each with its source. */
export const OperatorProblems = (props: { operator: ClusterOperator }) => {
  const { problems, version } = props.operator;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const textOf = useProblemText();

  if (problems.length === 0) {
    return (
      <span className={overview.secondary}>
        {version === null
          ? t('overview.clusters.problemsUnknown')
          : t('overview.clusters.noProblems')}
      </span>
    );
  }
  return (
    <ul className={styles.problems}>
      {problems.map(problem => {
        const { summary, remedy } = textOf(problem);
        const isWarning = problem.severity === 'warning';
        const Icon = isWarning ? RiAlertFill : RiInformationFill;
        return (
          <li key={problem.id} data-severity={problem.severity}>
            <Icon
              size={16}
              aria-label={t(`overview.clusters.severity.${problem.severity}`)}
              role="img"
            />
            <span>
              {summary}{' '}
              <span className={overview.secondary}>
                {remedy}{' '}
                <ExternalLink href={problem.link}>
                  {t('overview.clusters.problemSource')}
                </ExternalLink>
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
};

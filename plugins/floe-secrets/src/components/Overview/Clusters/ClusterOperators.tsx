import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ClusterOperator } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { FoldedRemedies } from '../../common/FoldedRemedies';
import { StackingTable } from '../../common/StackingTable';
import overview from '../Overview.module.css';
import { OperatorProblems } from './OperatorProblems';

/** The version of an operator, or why it is not known and what to do. */
const OperatorVersion = (props: { operator: ClusterOperator }) => {
  const { deployment, lookedFor = [], rules, state, version } = props.operator;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const places = lookedFor.join(', ');

  return (
    <div className={overview.cell}>
      <span>{version ?? t('overview.notSet')}</span>
      <span className={overview.secondary}>
        {t(`overview.clusters.operatorState.${state}`, {
          deployment: deployment ?? '',
          places,
        })}
      </span>
      {rules && (
        <FoldedRemedies
          summary={t('tab.clusters.remedies')}
          remedies={[
            { title: t('overview.clusters.operatorRules'), manifest: rules },
          ]}
        />
      )}
    </div>
  );
};

/** The operators of a cluster: their versions, and what is known of these. */
export const ClusterOperators = (props: {
  operators: readonly ClusterOperator[];
}) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <StackingTable
      aria-label={t('overview.clusters.operators')}
      columns={[
        { title: t('overview.clusters.operator'), width: '18%', isProse: true },
        {
          title: t('overview.clusters.operatorVersion'),
          width: '30%',
          isProse: true,
        },
        { title: t('overview.clusters.problems'), isProse: true },
      ]}
      rows={props.operators.map(operator => ({
        key: operator.operator,
        cells: [
          t(`overview.clusters.operatorName.${operator.operator}`),
          <OperatorVersion operator={operator} />,
          <OperatorProblems operator={operator} />,
        ],
      }))}
    />
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { DryRun } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { Sentence } from '../../components/common/Sentence';

const STATUS = {
  refused: 'danger',
  'not-permitted': 'info',
  'not-possible': 'warning',
} as const;

/** The results of the dry run. */
export const DryRuns = (props: {
  dryRuns: readonly DryRun[];
  cluster: string;
}) => {
  const { dryRuns, cluster } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const problems = dryRuns.filter(({ result }) => result !== 'ok');

  if (dryRuns.length > 0 && problems.length === 0) {
    return (
      <Alert
        status="success"
        icon
        title={t('wizard.dryRun.ok', { cluster, count: dryRuns.length })}
      />
    );
  }
  // Without a dry run, all objects have the same reason.
  const shown = problems.filter(
    ({ result, message }, index) =>
      result === 'refused' ||
      problems.findIndex(
        other => other.result === result && other.message === message,
      ) === index,
  );
  return (
    <>
      {shown.map(({ kind, name, result, message }) => (
        <Alert
          key={`${kind}/${name}`}
          status={STATUS[result as keyof typeof STATUS]}
          icon
          title={t(`wizard.dryRun.${result as keyof typeof STATUS}`, {
            cluster,
            object: `${kind} ${name}`,
          })}
          description={message ? <Sentence>{message}</Sentence> : undefined}
        />
      ))}
    </>
  );
};

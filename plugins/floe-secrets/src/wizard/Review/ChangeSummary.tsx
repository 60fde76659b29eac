import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import { secretsChangeSchema, type SecretsChange } from '@floe/values-files';
import { Button, Text } from '@backstage/ui';
import { useMemo, useRef } from 'react';
import { useErrorText } from '../../components/common/useErrorText';
import { useFindingText } from '../../components/common/useFindingText';
import { floeSecretsTranslationRef } from '../../translation';
import { useChangePreview } from '../common/usePreview';
import { describeDraftIssues } from '../common/issues';
import { useIssueWords } from '../common/issueWords';
import styles from './ChangeSummary.module.css';
import { useReaderNames } from './useReaderNames';
import { useStickable } from './useStickable';

/** So many entries that are refused are named; each is marked at its field, too. */
const MAX_WRONG = 3;

const ACTIONS = ['added', 'changed', 'removed'] as const;

/** The effect of the change so far, updated while it is edited. */
export const ChangeSummary = (props: {
  service: ServiceFieldValue;
  change: SecretsChange;
  /** Shown above, as long as nothing is changed. */
  note?: string;
}) => {
  const { service } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const findingText = useFindingText();
  const issueWords = useIssueWords();
  const readersOf = useReaderNames();
  const root = useRef<HTMLElement>(null);
  useStickable(root);
  const text = JSON.stringify(props.change);
  const { change, isEmpty, wrong } = useMemo(() => {
    const { success, data, error } = secretsChangeSchema.safeParse(
      JSON.parse(text),
    );
    return {
      change: success ? data : undefined,
      isEmpty: error?.issues.every(({ path }) => path.join() === 'components'),
      wrong: success
        ? []
        : describeDraftIssues(JSON.parse(text), issueWords, 'entered'),
    };
  }, [text, issueWords]);
  const { preview, error, isPending, retry } = useChangePreview(
    service,
    change,
    false,
  );
  const problems =
    preview?.findings.filter(({ severity }) => severity === 'error') ?? [];
  const warnings =
    preview?.findings.filter(({ severity }) => severity === 'warning') ?? [];

  /** Objects of a Secret that gets another approach. */
  const moved = (preview?.objects ?? []).filter(
    ({ action, name }, _, objects) =>
      (action === 'added' || action === 'removed') &&
      objects.some(
        other =>
          other.name === name &&
          other.action === (action === 'added' ? 'removed' : 'added'),
      ),
  );

  return (
    <section
      ref={root}
      className={styles.summary}
      aria-label={t('wizard.summary.title')}
      aria-live="polite"
      aria-busy={isPending}
    >
      <Text as="h3" variant="title-x-small">
        {t('wizard.summary.title')}
      </Text>
      {wrong.slice(0, MAX_WRONG).map(issue => (
        <p key={issue} className={styles.problem}>
          {issue}
        </p>
      ))}
      {!change && wrong.length === 0 && props.note && <p>{props.note}</p>}
      {!change && wrong.length === 0 && (
        <p>
          {t(isEmpty ? 'wizard.summary.nothing' : 'wizard.summary.invalid')}
        </p>
      )}
      {change && !preview && !error && <p>{t('wizard.summary.loading')}</p>}
      {error && (
        <p>
          {errorText(error)}{' '}
          <Button size="small" variant="tertiary" onPress={retry}>
            {t('tab.retry')}
          </Button>
        </p>
      )}
      {preview && !error && (
        <>
          {problems.map(finding => (
            <p
              key={`${finding.id} ${finding.place}`}
              className={styles.problem}
            >
              {findingText(finding).headline}
            </p>
          ))}
          {preview.file.diff === '' && (
            <p>
              {t('wizard.review.noDifference', { path: preview.file.path })}
            </p>
          )}
          {ACTIONS.map(action => {
            const objects = preview.objects.filter(
              object => object.action === action && !moved.includes(object),
            );
            return objects.length > 0 ? (
              <p key={action}>
                {t(`wizard.summary.${action}`)}{' '}
                {objects.map((object, index) => {
                  const readers =
                    action === 'removed' ? readersOf(object) : undefined;
                  return (
                    <span key={`${object.kind}/${object.name}`}>
                      {index > 0 && ', '}
                      <code>{object.name}</code>
                      {readers &&
                        ` (${t('wizard.summary.readBy', { readers })})`}
                    </span>
                  );
                })}
              </p>
            ) : null;
          })}
          {moved
            .filter(({ action }) => action === 'removed')
            .map(({ kind, name }) => (
              <p key={`${kind}/${name}`}>
                {t('wizard.summary.moved', {
                  name: <code>{name}</code>,
                  from: kind,
                  to: moved.find(
                    other => other.name === name && other.action === 'added',
                  )!.kind,
                })}
              </p>
            ))}
          {warnings.length > 0 && (
            <p>{t('wizard.summary.warnings', { count: warnings.length })}</p>
          )}
        </>
      )}
    </section>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Preview,
  ReviewFieldValue,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import type { SecretsChange } from '@floe/values-files';
import { Alert, Button, Checkbox, Skeleton, Text } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { CodeBlock } from '../../components/common/CodeBlock';
import { ExternalLink } from '../../components/common/ExternalLink';
import { useErrorText } from '../../components/common/useErrorText';
import { floeSecretsTranslationRef } from '../../translation';
import { FactList } from '../common/FactList';
import { Field } from '../common/Field';
import { Fold } from '../common/Fold';
import { useChangePreview } from '../common/usePreview';
import { DiffBlock } from './DiffBlock';
import { DryRuns } from './DryRuns';
import { ObjectTable } from './ObjectTable';
import { ValuesFindings } from '../common/ValuesFindings';

/** Whether the previewed change can be merged and applied. */
function canBeCreated({ file, findings, dryRun }: Preview): boolean {
  return (
    file.changed &&
    !findings.some(({ severity }) => severity === 'error') &&
    !dryRun.some(({ result }) => result === 'refused')
  );
}

/** The whole change: diff, findings, objects, and the result of the dry run. */
export const ReviewContent = (props: {
  service: ServiceFieldValue;
  secrets: SecretsChange;
  confirmed: Partial<ReviewFieldValue>;
  onConfirm: (value: Partial<ReviewFieldValue>) => void;
}) => {
  const { service, secrets, confirmed, onConfirm } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const { preview, error, isPending, retry } = useChangePreview(
    service,
    secrets,
    true,
  );
  const etag = preview?.file.etag;
  const mayCreate =
    preview !== undefined && !isPending && canBeCreated(preview);

  // The confirmation was for another preview.
  const isOutdated =
    Boolean(confirmed.confirmed) && (!mayCreate || confirmed.etag !== etag);
  const forget = useRef(() => onConfirm({}));
  useEffect(() => {
    if (isOutdated) {
      forget.current();
    }
  }, [isOutdated]);

  return (
    <Field>
      <FactList
        facts={[
          [t('wizard.review.service'), service.entityRef],
          [t('wizard.service.environment'), service.environment],
          [t('wizard.approach.label'), t(`approach.${secrets.approach}`)],
          [t('wizard.service.valuesPath'), service.valuesPath],
        ]}
      />
      {error && (
        <Alert
          status="danger"
          icon
          title={t('wizard.review.failed')}
          description={errorText(error)}
          customActions={
            <Button size="small" variant="secondary" onPress={retry}>
              {t('tab.retry')}
            </Button>
          }
        />
      )}
      {!preview && !error && (
        <>
          <span role="status">{t('wizard.review.loading')}</span>
          <Skeleton width="100%" height={160} />
        </>
      )}
      {preview && !error && (
        <>
          <ValuesFindings findings={preview.findings} />
          <DryRuns dryRuns={preview.dryRun} cluster={preview.place.cluster} />
          {preview.file.diff === '' && (
            <Alert
              status="info"
              icon
              title={t('wizard.review.noDifference', {
                path: preview.file.path,
              })}
              description={t('wizard.review.noDifferenceHelp')}
            />
          )}
          {preview.file.diff && (
            <div>
              <Text as="h3" variant="title-x-small">
                {t('wizard.review.values')}
              </Text>
              <Text as="div" variant="body-small" color="secondary">
                <ExternalLink href={preview.file.url}>
                  {preview.file.path}
                </ExternalLink>{' '}
                {t('wizard.review.valuesDescription', {
                  branch: preview.file.branch,
                })}
              </Text>
              <DiffBlock
                diff={preview.file.diff}
                label={t('wizard.review.values')}
                copyLabel={t('wizard.review.copyValues')}
              />
            </div>
          )}
          {preview.objects.length > 0 && (
            <ObjectTable objects={preview.objects} />
          )}
          {preview.objects
            .filter(({ action }) => action !== 'unchanged')
            .map(({ kind, name, before, after }) => (
              <Fold
                key={`${kind}/${name}`}
                title={t('wizard.review.manifest', { kind, name })}
              >
                {before && (
                  <>
                    <Text variant="body-small">
                      {t('wizard.review.before')}
                    </Text>
                    <CodeBlock
                      text={before}
                      copyLabel={t('wizard.review.copyManifest', {
                        name: `${name} (${t('wizard.review.before')})`,
                      })}
                      subject="Manifests"
                    />
                  </>
                )}
                {after && (
                  <>
                    <Text variant="body-small">{t('wizard.review.after')}</Text>
                    <CodeBlock
                      text={after}
                      copyLabel={t('wizard.review.copyManifest', {
                        name: `${name} (${t('wizard.review.after')})`,
                      })}
                      subject="Manifests"
                    />
                  </>
                )}
              </Fold>
            ))}
          {mayCreate && (
            <Checkbox
              isSelected={Boolean(confirmed.confirmed) && !isOutdated}
              onChange={isConfirmed =>
                onConfirm(isConfirmed ? { confirmed: true, etag } : {})
              }
            >
              {t('wizard.review.confirm')}
            </Checkbox>
          )}
        </>
      )}
    </Field>
  );
};

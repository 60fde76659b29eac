import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  PreviewFile,
  PreviewSettings,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Button, Skeleton } from '@backstage/ui';
import type { ReactElement } from 'react';
import { useErrorText } from '../../components/common/useErrorText';
import { floeSecretsTranslationRef } from '../../translation';
import { ValuesFindings } from './ValuesFindings';
import { Field } from './Field';
import { useRelease } from './usePreview';

/** The content of a release's values files, and the file to write. */
export type Release = { file: PreviewFile; current: PreviewSettings };

/** A field that starts with the service's values files. */
export const WithRelease = (props: {
  service: ServiceFieldValue;
  children: (release: Release) => ReactElement;
}) => {
  const { service, children } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const { value, error, retry } = useRelease(service);
  const again = (
    <Button size="small" variant="secondary" onPress={retry}>
      {t('tab.retry')}
    </Button>
  );

  if (value?.current) {
    return children({ file: value.file, current: value.current });
  }
  return (
    <Field>
      {value && (
        <>
          <Alert
            status="danger"
            icon
            title={t('wizard.file.unreadable', { path: value.file.path })}
            description={t('wizard.file.unreadableHelp')}
            customActions={again}
          />
          <ValuesFindings findings={value.findings} />
        </>
      )}
      {error && !value && (
        <Alert
          status="danger"
          icon
          title={t('wizard.file.failed', { path: service.valuesPath })}
          description={errorText(error)}
          customActions={again}
        />
      )}
      {!value && !error && (
        <>
          <Skeleton width="100%" height={64} />
          <Skeleton width="100%" height={160} />
        </>
      )}
    </Field>
  );
};

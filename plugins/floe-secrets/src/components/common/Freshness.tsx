import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Flex, Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { Notice } from './Notice';
import { useErrorText } from './useErrorText';

/** Says that the content is outdated, because the last request failed. */
export const OutdatedNotice = (props: {
  error: Error | undefined;
  onRetry: () => void;
}) => {
  const { error, onRetry } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();

  return error ? (
    <Notice
      status="warning"
      title={t('tab.outdated.title')}
      actions={
        <Button size="small" variant="secondary" onPress={onRetry}>
          {t('tab.retry')}
        </Button>
      }
    >
      {t('tab.outdated.description', { message: errorText(error) })}
    </Notice>
  ) : null;
};

/** Says that the page is not updated by signals, and reloads on request. */
export const NotLiveNotice = (props: {
  isLive: boolean;
  onReload: () => void;
}) => {
  const { isLive, onReload } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return isLive ? null : (
    <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
      <Text variant="body-small" color="secondary">
        {t('tab.notLive')}
      </Text>
      <Button size="small" variant="secondary" onPress={onReload}>
        {t('tab.reload')}
      </Button>
    </Flex>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Button } from '@backstage/ui';
import type { SharedCause } from '../../summary/sharedCauses';
import { floeSecretsTranslationRef } from '../../translation';
import { useWords } from '../common/useWords';

function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** One store that holds up several secrets. */
export const CauseBanner = (props: {
  cause: SharedCause;
  onShow: (secretId: string) => void;
}) => {
  const { cause, onShow } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useWords();
  const reason = t(`storeFinding.${cause.findingId}`, {
    store: cause.store.name,
  });
  const [first] = cause.secrets;
  const components = new Set(
    cause.secrets.map(({ component }) => words.component(component)),
  );

  return (
    <Alert
      status="danger"
      icon
      title={t('tab.cause.title', { count: cause.secrets.length })}
      description={t('tab.cause.affected', {
        reason: capitalize(reason),
        components: [...components].join(', '),
      })}
      customActions={
        <Button
          size="small"
          variant="secondary"
          onPress={() => onShow(first.id)}
        >
          {t('tab.cause.show')}
        </Button>
      }
    />
  );
};

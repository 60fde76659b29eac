import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import type { SharedCause } from '../../summary/sharedCauses';
import { floeSecretsTranslationRef } from '../../translation';
import { RefreshAll } from '../BulkRefresh';
import { Notice } from '../common/Notice';
import { useWords } from '../common/useWords';

function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** The findings that end when the store is ready. */
const OVER_WHEN_READY: readonly string[] = [
  'store-not-found',
  'store-not-ready',
  'store-auth-missing',
];

/** A store that causes the failure of several secrets, or did until recently. */
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

  const isReady = cause.store.ready === true;
  const isOver = isReady && OVER_WHEN_READY.includes(cause.findingId);
  const count = cause.secrets.length;
  const affected = [...components].join(', ');

  return (
    <Notice
      status={isOver ? 'warning' : 'danger'}
      title={
        isOver
          ? t('tab.cause.readyAgain', { count, store: cause.store.name })
          : t('tab.cause.title', { count })
      }
      actions={
        <>
          {isReady && (
            <RefreshAll
              counted
              secrets={cause.secrets}
              selection={{ secretIds: cause.secrets.map(({ id }) => id) }}
            />
          )}
          <Button
            size="small"
            variant="secondary"
            onPress={() => onShow(first.id)}
          >
            {t('tab.cause.show')}
          </Button>
        </>
      }
    >
      {isOver
        ? t('tab.cause.readyAgainDescription', { components: affected })
        : t('tab.cause.affected', {
            reason: capitalize(reason),
            components: affected,
          })}
    </Notice>
  );
};

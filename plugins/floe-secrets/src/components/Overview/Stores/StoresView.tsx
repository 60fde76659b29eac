import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Store } from '@floe/backstage-plugin-floe-secrets-common';
import { Card, Link, Text } from '@backstage/ui';
import { useStores } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import { StackingTable } from '../../common/StackingTable';
import { useSearchParam } from '../../common/useSearchParam';
import overview from '../Overview.module.css';
import { QueryView } from '../shared/QueryView';
import { useOverviewLinks } from '../shared/useOverviewLinks';
import { StoreFindings } from './StoreFindings';
import { StoreHealth } from './StoreHealth';
import { StoreName } from './StoreName';
import { StoreProvider } from './StoreProvider';
import { sortStores } from './sortStores';

const Stores = (props: { stores: readonly Store[] }) => {
  const { stores } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const links = useOverviewLinks();
  const [openId, open] = useSearchParam('store');
  const ready = stores.filter(store => store.ready === true).length;

  if (stores.length === 0) {
    return <Text as="p">{t('overview.stores.none')}</Text>;
  }
  return (
    <>
      <Text as="p" aria-live="polite">
        {t('overview.stores.summary', {
          ready: String(ready),
          count: stores.length,
        })}
      </Text>
      <Card className={overview.card}>
        <StackingTable
          aria-label={t('overview.stores.title')}
          columns={[
            { title: t('overview.stores.name') },
            { title: t('overview.stores.provider') },
            { title: t('overview.stores.place'), width: '18%' },
            { title: t('overview.stores.health'), isProse: true },
            { title: t('overview.stores.usedBy'), width: '11%', isProse: true },
          ]}
          rowsAtOnce={50}
          rows={sortStores(stores).map(store => ({
            key: store.id,
            cells: [
              <StoreName
                store={store}
                isOpen={store.id === openId}
                onToggle={() =>
                  open(store.id === openId ? undefined : store.id)
                }
              />,
              <StoreProvider store={store} />,
              <div className={overview.cell}>
                <span>{store.cluster}</span>
                <span className={overview.secondary}>
                  {store.namespace ?? t('overview.stores.everyNamespace')}
                </span>
              </div>,
              <StoreHealth store={store} />,
              store.usedBy > 0 ? (
                <Link
                  href={links.view('secrets', {
                    store: `${store.kind}/${store.name}`,
                    cluster: store.cluster,
                    namespace: store.namespace,
                  })}
                >
                  {t('overview.stores.usedByCount', { count: store.usedBy })}
                </Link>
              ) : (
                t('overview.stores.unused')
              ),
            ],
            detail: store.id === openId && store.findings.length > 0 && (
              <StoreFindings store={store} />
            ),
          }))}
        />
      </Card>
    </>
  );
};

/**
 * All stores that the user may see: provider, health, and the number of their
 * secrets.
 */
export const StoresView = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <section
      className={overview.section}
      aria-label={t('overview.stores.title')}
    >
      <Text as="h2" variant="title-small">
        {t('overview.stores.title')}
      </Text>
      <QueryView query={useStores()}>
        {stores => <Stores stores={stores} />}
      </QueryView>
    </section>
  );
};

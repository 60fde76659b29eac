import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { NavLink, useSearchParams } from 'react-router-dom';
import { floeSecretsTranslationRef } from '../../translation';
import styles from './Overview.module.css';
import { useOverviewLinks, VIEWS } from './shared/useOverviewLinks';

/** Links to the views; they keep a running bulk refresh. */
export const OverviewNav = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const links = useOverviewLinks();
  const [searchParams] = useSearchParams();
  const refresh = searchParams.get('refresh');

  return (
    <nav className={styles.views} aria-label={t('overview.views')}>
      <ul>
        {VIEWS.map(view => (
          <li key={view}>
            <NavLink end={view === 'health'} to={links.view(view, { refresh })}>
              {t(`overview.view.${view}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
};

import { Container } from '@backstage/ui';
import { type PropsWithChildren, useCallback } from 'react';
import { Route, Routes, useNavigate } from 'react-router-dom';
import { useClusterAnswer } from '../../live/useOverview';
import { BulkProgress, BulkRefreshProvider } from '../BulkRefresh';
import { ClusterClocks } from '../common/ClusterClock';
import { NowProvider } from '../common/Now';
import { PortalLocale } from '../common/PortalLocale';
import { PortalProblems } from '../SecretsTab/PortalProblems';
import { CampaignsView } from './Campaigns/CampaignsView';
import { ChangesView } from './Changes/ChangesView';
import { ClustersView } from './Clusters/ClustersView';
import { HealthView } from './Health/HealthView';
import styles from './Overview.module.css';
import { OverviewNav } from './OverviewNav';
import { PracticesView } from './Practices/PracticesView';
import { RotationView } from './Rotation/RotationView';
import { SecretsView } from './Secrets/SecretsView';
import { StoresView } from './Stores/StoresView';
import { useOverviewLinks, VIEW_PATHS } from './shared/useOverviewLinks';

const NO_CLUSTERS: [] = [];

/** Until the clusters are loaded, their clocks count as right. */
const Clocks = ({ children }: PropsWithChildren) => {
  const answer = useClusterAnswer().value;

  return (
    <ClusterClocks clusters={answer?.items ?? NO_CLUSTERS}>
      <PortalProblems problems={answer?.portalProblems} />
      {children}
    </ClusterClocks>
  );
};

/**
 * All secrets that the user may see: their state, why some fail, and who has to
 * act. All state is in the address.
 */
export const OverviewPage = () => {
  const links = useOverviewLinks();
  const navigate = useNavigate();
  const showSecret = useCallback(
    (secret: string) => {
      const refresh = new URLSearchParams(window.location.search).get(
        'refresh',
      );
      navigate(links.view('secrets', { secret, refresh }));
    },
    [links, navigate],
  );

  return (
    <PortalLocale>
      <NowProvider>
        <BulkRefreshProvider>
          <Container>
            <main className={styles.page}>
              <OverviewNav />
              <BulkProgress onShow={showSecret} />
              <Clocks>
                <Routes>
                  <Route index element={<HealthView />} />
                  <Route path={VIEW_PATHS.secrets} element={<SecretsView />} />
                  <Route path={VIEW_PATHS.stores} element={<StoresView />} />
                  <Route
                    path={VIEW_PATHS.clusters}
                    element={<ClustersView />}
                  />
                  <Route
                    path={VIEW_PATHS.rotation}
                    element={<RotationView />}
                  />
                  <Route
                    path={VIEW_PATHS.practices}
                    element={<PracticesView />}
                  />
                  <Route path={VIEW_PATHS.changes} element={<ChangesView />} />
                  <Route
                    path={VIEW_PATHS.campaigns}
                    element={<CampaignsView />}
                  />
                  <Route path="*" element={<HealthView />} />
                </Routes>
              </Clocks>
            </main>
          </Container>
        </BulkRefreshProvider>
      </NowProvider>
    </PortalLocale>
  );
};

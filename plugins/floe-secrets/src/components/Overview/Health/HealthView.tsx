import { useHealth } from '../../../live/useOverview';
import { QueryView } from '../shared/QueryView';
import { Causes } from './Causes';
import { ComingUp } from './ComingUp';
import { HealthLine } from './HealthLine';
import { NothingYet } from './NothingYet';
import { Trends } from './Trends';
import { countHealth, unseenClusters } from './useHealthSentences';

/** The state of all secrets, what needs attention today, and trends. */
export const HealthView = () => (
  <QueryView query={useHealth()}>
    {health =>
      countHealth(health).total + health.files === 0 ? (
        <NothingYet clusters={health.clusters} />
      ) : (
        <>
          <HealthLine health={health} />
          <ComingUp clusters={health.clusters} upcoming={health.upcoming} />
          <Causes
            causes={health.causes}
            isPartial={unseenClusters(health).length > 0}
          />
          <Trends />
        </>
      )
    }
  </QueryView>
);

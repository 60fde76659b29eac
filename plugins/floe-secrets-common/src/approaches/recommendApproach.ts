import { Approach, APPROACHES } from '../model/types';
import {
  assessApiVersion,
  assessOperator,
  assessStores,
} from './assessCluster';
import {
  assessAnswers,
  assessEnvironment,
  assessInUse,
  assessDeployment,
} from './assessGuide';
import { ApproachFacts, ApproachRecommendation, Assessment } from './types';

const ASSESSMENTS: readonly ((
  approach: Approach,
  facts: ApproachFacts,
) => Assessment[])[] = [
  assessEnvironment,
  assessInUse,
  assessOperator,
  assessStores,
  assessApiVersion,
  assessAnswers,
  assessDeployment,
];

/**
 * Ranks the approaches for a service in an environment: by the secrets guide,
 * by the environment's policy, and by what is installed in the cluster.
 *
 * @returns all approaches, the best first. The first one is recommended unless
 * it is blocked.
 * @public
 */
export function recommendApproach(
  facts: ApproachFacts,
): ApproachRecommendation[] {
  const assessed = APPROACHES.map(approach => {
    const assessments = ASSESSMENTS.flatMap(assess => assess(approach, facts));
    const obstacles = assessments.flatMap(assessment =>
      'obstacle' in assessment ? [assessment.obstacle] : [],
    );
    return {
      approach,
      score: assessments.reduce((sum, { weight }) => sum + weight, 0),
      fits: !obstacles.some(obstacle => obstacle.blocking),
      reasons: assessments.flatMap(assessment =>
        'reason' in assessment ? [assessment.reason] : [],
      ),
      obstacles,
    };
  });
  assessed.sort(
    (one, other) =>
      Number(other.fits) - Number(one.fits) || other.score - one.score,
  );
  return assessed.map(({ score, ...rest }, index) => ({
    ...rest,
    recommended: index === 0 && rest.fits,
  }));
}

import { Approach } from '../model/types';
import { ApproachAnswers, ApproachFacts, Assessment } from './types';
import { describeApproach } from './decisionMatrix';

function because(
  weight: number,
  source: 'guide' | 'policy' | 'service' | 'answers',
  text: string,
): Assessment {
  return { weight, reason: { source, text } };
}

function against(
  weight: number,
  source: 'guide' | 'policy' | 'service' | 'answers',
  text: string,
  remedy?: string,
  blocking = false,
): Assessment {
  return {
    weight,
    obstacle: { source, text, blocking, ...(remedy && { remedy }) },
  };
}

/** What the guide and the environment's policy say about the approach. */
export function assessEnvironment(
  approach: Approach,
  { environment }: ApproachFacts,
): Assessment[] {
  const { name, production, productionAssumed } = environment;
  switch (approach) {
    case 'external-secrets':
      return production
        ? [
            because(
              4,
              'guide',
              productionAssumed
                ? `The secrets guide recommends it for production, and the configuration does not say that ${name} is something else`
                : `The secrets guide recommends it for production, and ${name} is a production environment`,
            ),
          ]
        : [];
    case 'sealed-secrets':
      return [
        because(
          2,
          'guide',
          'It needs nothing outside the cluster, and everything comes from Git',
        ),
      ];
    case 'sops':
      return [
        because(
          1,
          'guide',
          'It needs no operator in the cluster, and everything comes from Git',
        ),
      ];
    case 'kubernetes':
      return environment.plainSecrets
        ? [
            against(
              -4,
              'guide',
              'Use it for development only: Git does not show what is deployed',
            ),
          ]
        : [
            against(
              -20,
              'policy',
              `The environment ${name} does not allow plain Secrets`,
              'Choose another approach',
              true,
            ),
          ];
    default:
      return [];
  }
}

export function assessInUse(
  approach: Approach,
  { inUse }: ApproachFacts,
): Assessment[] {
  const count = inUse?.[approach] ?? 0;
  if (count === 0 || approach === 'kubernetes') {
    return [];
  }
  return [
    because(
      3,
      'service',
      count === 1
        ? 'One secret of this service already uses this approach'
        : `${count} secrets of this service already use this approach`,
    ),
  ];
}

/** What an approach requires of the deployment. */
export function assessDeployment(
  approach: Approach,
  { environment, inUse }: ApproachFacts,
): Assessment[] {
  switch (approach) {
    case 'sops':
      return inUse?.sops
        ? []
        : [
            against(
              -1,
              'guide',
              'The deployment has to decrypt the file: helm-secrets, Argo CD with helm-secrets, or Flux with spec.decryption',
            ),
          ];
    case 'kubernetes':
      return environment.plainSecrets
        ? [
            against(
              -1,
              'guide',
              'You create the Secret by hand in each cluster; the form shows the command',
            ),
          ]
        : [];
    default:
      return [];
  }
}

const QUESTIONS: readonly {
  answer: keyof ApproachAnswers;
  suits: (approach: Approach) => boolean;
  weight: number;
  forIt: string;
  againstIt: string;
}[] = [
  {
    answer: 'centralSecretManager',
    suits: approach => approach === 'external-secrets',
    weight: 3,
    forIt: 'It reads from the secret manager that you have',
    againstIt: 'It does not use the secret manager that you have',
  },
  {
    answer: 'automaticRotation',
    suits: approach => describeApproach(approach).autoRotation,
    weight: 3,
    forIt: 'A value changed at its source reaches the cluster automatically',
    againstIt: 'A new value needs a new pull request',
  },
  {
    answer: 'auditTrail',
    suits: approach => describeApproach(approach).audit,
    weight: 3,
    forIt: 'The secret manager records who read a value',
    againstIt: 'Nothing records who read a value',
  },
  {
    answer: 'sharedSecrets',
    suits: approach => approach === 'external-secrets',
    weight: 2,
    forIt: 'Several teams can refer to one value',
    againstIt: 'Each team has to encrypt its own copy of a shared value',
  },
  {
    answer: 'multiCloud',
    suits: approach => approach === 'sops',
    weight: 2,
    forIt: 'One file serves every cloud',
    againstIt: 'Each cluster needs its own references or ciphertext',
  },
  {
    answer: 'valuesInPipeline',
    suits: approach => approach === 'sops',
    weight: 2,
    forIt: 'The pipeline can decrypt the values',
    againstIt: 'The pipeline cannot read the values',
  },
];

/** Arguments for and against an approach, from the user's answers. */
export function assessAnswers(
  approach: Approach,
  { answers = {} }: ApproachFacts,
): Assessment[] {
  const assessed = QUESTIONS.filter(({ answer }) => answers[answer]).map(
    ({ suits, weight, forIt, againstIt }) =>
      suits(approach)
        ? because(weight, 'answers', forIt)
        : against(-1, 'answers', againstIt),
  );
  if (
    answers.centralSecretManager === false &&
    approach === 'external-secrets'
  ) {
    assessed.push(
      against(-4, 'answers', 'There is no secret manager to read from'),
    );
  }
  return assessed;
}

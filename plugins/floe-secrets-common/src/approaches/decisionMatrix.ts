import { Approach } from '../model/types';

/** What an approach is and when it is the right one. @public */
export type ApproachDescription = {
  approach: Approach;
  title: string;
  /** One sentence for a reader who does not know it. */
  summary: string;
  /** Where the values are kept. */
  storage: string;
  /** Whether its files may be committed to Git. */
  gitSafe: boolean;
  /** Whether a changed source value reaches the cluster automatically. */
  autoRotation: boolean;
  /** Whether reads of the value are recorded. */
  audit: boolean;
  bestFor: readonly string[];
  /** When the secrets guide says to use it. */
  useWhen: readonly string[];
};

/**
 * The decision matrix of floe-runtime's secrets guide, its recommendation for
 * production first.
 * @public
 */
export const APPROACH_MATRIX: readonly ApproachDescription[] = [
  {
    approach: 'external-secrets',
    title: 'External Secrets',
    summary:
      'An operator copies values from a secret manager into the cluster; Git holds references only.',
    storage: 'A secret manager: AWS, Vault, Google Cloud, Azure, IBM or Conjur',
    gitSafe: true,
    autoRotation: true,
    audit: true,
    bestFor: ['Production', 'Enterprise'],
    useWhen: [
      'The environment is a production one',
      'The organization manages secrets centrally',
      'Values must rotate automatically',
      'Reads of values must be audited',
      'Several teams share secrets',
    ],
  },
  {
    approach: 'sealed-secrets',
    title: 'Sealed Secrets',
    summary:
      'Values are encrypted in your browser for one cluster; Git holds the ciphertext and only that cluster can decrypt it.',
    storage: 'Git, encrypted for one cluster',
    gitSafe: true,
    autoRotation: false,
    audit: false,
    bestFor: ['GitOps', 'Small teams'],
    useWhen: [
      'Everything comes from Git',
      'The team is small',
      'Only Kubernetes is available',
      'There is no secret manager',
    ],
  },
  {
    approach: 'sops',
    title: 'SOPS',
    summary:
      'Whole values files are encrypted in Git and decrypted when they are deployed.',
    storage: 'Git, encrypted files',
    gitSafe: true,
    autoRotation: false,
    audit: false,
    bestFor: ['GitOps', 'Multi-cloud'],
    useWhen: [
      'The service runs on several clouds',
      'Configuration is kept in files',
      'The CI pipeline needs the decrypted values',
      'SOPS is in use already',
    ],
  },
  {
    approach: 'kubernetes',
    title: 'Kubernetes Secrets',
    summary:
      'A Secret that is created by hand in the cluster; no operator manages it, and it is not in Git.',
    storage: 'The cluster alone (etcd)',
    gitSafe: false,
    autoRotation: false,
    audit: false,
    bestFor: ['Development only'],
    useWhen: ['You try something on a development cluster'],
  },
];

/** The approaches that a change can be written for. @public */
export const WRITABLE_APPROACHES = [
  'external-secrets',
  'sealed-secrets',
] as const;

/** An approach that a change can be written for. @public */
export type WritableApproach = (typeof WRITABLE_APPROACHES)[number];

/** What an approach is and when it is the right one. @public */
export function describeApproach(approach: Approach): ApproachDescription {
  return APPROACH_MATRIX.find(
    description => description.approach === approach,
  )!;
}

import { InteropCase } from './InteropCase';
import { create, externalSecret, fakeStore } from './objects';
import { secretSynced } from './synced';

function refreshCase(
  fields: Pick<InteropCase, 'id' | 'title'> & {
    refreshInterval?: string;
    refreshPolicy?: string;
    finding: InteropCase['expected']['findings'][number];
  },
): InteropCase {
  const { id, title, refreshInterval, refreshPolicy, finding } = fields;
  return {
    id,
    title,
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        fakeStore(namespace),
        externalSecret(context, namespace, id, {
          refreshInterval,
          spec: refreshPolicy ? { refreshPolicy } : {},
        }),
      ),
    expected: {
      state: ['synced'],
      findings: [finding],
      notFindings: ['refresh-overdue', 'sync-failed'],
      condition: secretSynced,
    },
  };
}

/** ExternalSecrets that are fetched once, or only after a change, or too often. */
export const refreshCases: InteropCase[] = [
  refreshCase({
    id: 'es-created-once',
    title: 'the policy CreatedOnce fetches once',
    refreshPolicy: 'CreatedOnce',
    finding: 'refresh-disabled',
  }),
  refreshCase({
    id: 'es-on-change',
    title: 'the policy OnChange fetches when the object changes',
    refreshInterval: '1h0m0s',
    refreshPolicy: 'OnChange',
    finding: 'refresh-disabled',
  }),
  refreshCase({
    id: 'es-interval-zero',
    title: 'the interval 0 fetches once',
    refreshInterval: '0',
    finding: 'refresh-disabled',
  }),
  refreshCase({
    id: 'es-interval-short',
    title: 'the interval of a minute is shorter than the policy allows',
    refreshInterval: '1m',
    finding: 'refresh-interval-out-of-range',
  }),
];

import { recordedInput } from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';
import { FailingChild } from '../../types';

function findingsOf(failingChildren: FailingChild[]) {
  const input = recordedInput('ClusterExternalSecret', 'ces-everywhere');
  return diagnoseSecret({ ...input, failingChildren }).filter(
    ({ id }) => id === 'sync-failed',
  );
}

describe('the objects of a ClusterExternalSecret', () => {
  it('are no finding while all of them are well', () => {
    expect(findingsOf([])).toEqual([]);
  });

  it('are reported with the number and time of failures, not for each namespace', () => {
    const [finding] = findingsOf([
      { since: null },
      { since: '2026-11-24T03:00:00.000Z' },
      { since: '2026-11-24T02:56:20.000Z' },
    ]);
    expect(finding).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary: '3 ExternalSecrets that it created are failing.',
      evidence: [
        {
          text: '3 of the ExternalSecrets called from-ces in 2 provisioned namespaces',
          time: '2026-11-24T02:56:20.000Z',
        },
      ],
      remedies: [
        {
          command:
            'kubectl get externalsecret -A --field-selector metadata.name=from-ces',
        },
      ],
    });
  });
});

it('does not call it proven that an object is missing, as the watch of its kind can be behind', () => {
  expect(findingsOf([{ since: null, missingIn: 'shop' }])).toMatchObject([
    { severity: 'error', confidence: 'likely' },
  ]);
});

it('reports objects that were deleted and not created again', () => {
  const [finding] = findingsOf([
    { since: null, missingIn: 'shop' },
    { since: '2026-11-24T02:56:20.000Z' },
  ]);
  expect(finding).toMatchObject({
    confidence: 'proven',
    summary:
      'One ExternalSecret that it created is failing. The ExternalSecret from-ces no longer exists in namespace shop, although its status lists it.',
    evidence: [
      { text: expect.stringContaining('1 of the ExternalSecrets') },
      { text: 'There is no ExternalSecret from-ces in namespace shop' },
    ],
    remedies: [
      {
        title: 'Check whether the operator is running: it creates them again',
      },
      expect.anything(),
    ],
  });
});

import { findingOf, findingsOf } from '../../__testUtils__/recorded';

describe('target-unmanaged', () => {
  it('tells of a Secret that was there before', () => {
    expect(
      findingOf(findingsOf('SealedSecret', 'handmade'), 'target-unmanaged'),
    ).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary:
        'A Secret handmade was there before and does not belong to this SealedSecret.',
      remedies: [
        {
          command:
            'kubectl annotate secret handmade -n floe sealedsecrets.bitnami.com/managed=true',
        },
        { command: 'kubectl delete secret handmade -n floe' },
        { command: expect.stringContaining('kubectl patch sealedsecret') },
      ],
    });
  });
});

import { Amend, findingOf, findingsOf } from '../../__testUtils__/recorded';

const withSpec =
  (spec: object): Amend =>
  ({ object }) => {
    Object.assign(object.spec as object, spec);
  };

describe('refresh-disabled of a PushSecret', () => {
  it.each([
    [
      { updatePolicy: 'IfNotExists' },
      /never replaces the value/,
      ['updatePolicy: IfNotExists'],
    ],
    [{ refreshInterval: '0s' }, /is pushed once/, ['refreshInterval: 0s']],
    [{ refreshInterval: '-1h' }, /is pushed once/, ['refreshInterval: -1h']],
    [
      { updatePolicy: 'IfNotExists', refreshInterval: '0' },
      /never replaces the value/,
      ['updatePolicy: IfNotExists', 'refreshInterval: 0'],
    ],
  ])('is reported for %j, and quotes it', (spec, summary, texts) => {
    expect(
      findingOf(
        findingsOf('PushSecret', 'push-ok', withSpec(spec)),
        'refresh-disabled',
      ),
    ).toMatchObject({
      severity: 'info',
      confidence: 'proven',
      summary: expect.stringMatching(summary),
      evidence: texts.map(text => ({ kind: 'spec', text })),
    });
  });

  it('is not reported for one that is pushed on its interval', () => {
    expect(
      findingOf(
        findingsOf(
          'PushSecret',
          'push-ok',
          withSpec({ refreshInterval: '1h' }),
        ),
        'refresh-disabled',
      ),
    ).toBeUndefined();
  });
});

import { diagnoseSecret } from '../../diagnose';
import {
  findingOf,
  findingsOf,
  recordedInput,
} from '../../__testUtils__/recorded';

describe('target-unmanaged', () => {
  it('reports a Secret that existed before', () => {
    expect(
      findingOf(findingsOf('SealedSecret', 'handmade'), 'target-unmanaged'),
    ).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary:
        'A Secret handmade already existed and does not belong to this SealedSecret.',
      remedies: [
        {
          title: expect.stringContaining('Other keys stay'),
          command:
            'kubectl annotate secret handmade -n floe sealedsecrets.bitnami.com/patch=true',
        },
        {
          title: expect.stringContaining('deletes the keys'),
          command:
            'kubectl annotate secret handmade -n floe sealedsecrets.bitnami.com/managed=true',
        },
        { command: 'kubectl delete secret handmade -n floe' },
        { command: expect.stringContaining('kubectl patch sealedsecret') },
      ],
    });
  });

  it.each([true, false])(
    'names the other object that writes the Secret if it may be seen (%s), and does not offer to take the Secret over',
    isNamed => {
      const other = {
        id: 'x',
        isNamed,
        kind: 'ExternalSecret',
        name: 'orders-db',
      };
      const finding = findingOf(
        diagnoseSecret({
          ...recordedInput('SealedSecret', 'handmade'),
          targetSharers: [{ ...other, keys: ['a'], merges: false }],
        }),
        'target-unmanaged',
      );
      expect(finding?.summary).toContain(
        isNamed
          ? 'the ExternalSecret orders-db writes it'
          : 'another object that you are not allowed to see writes it',
      );
      expect(JSON.stringify(finding).includes('orders-db')).toBe(isNamed);
      expect(JSON.stringify(finding?.remedies)).not.toContain('annotate');
    },
  );

  const PREFIX = 'sealedsecrets.bitnami.com';
  const withAnnotations = (annotations: Record<string, string>) =>
    findingOf(
      findingsOf('SealedSecret', 'handmade', ({ object }) => {
        (object.spec as any).template = { metadata: { annotations } };
      }),
      'target-unmanaged',
    );

  it('recognises that the controller refuses its own Secret if it sets no owner', () => {
    const finding = withAnnotations({
      [`${PREFIX}/skip-set-owner-references`]: 'true',
    });
    expect(finding).toMatchObject({
      severity: 'error',
      confidence: 'likely',
      summary: expect.stringContaining('skip-set-owner-references'),
      evidence: [{ kind: 'spec' }, { kind: 'event' }],
    });
    expect(finding?.summary).not.toContain('already existed');
    expect(finding?.remedies[1].title).toContain(
      `${PREFIX}/managed: "true" beside skip-set-owner-references`,
    );
  });

  it.each<Record<string, string>>([
    { [`${PREFIX}/skip-set-owner-references`]: 'false' },
    {
      [`${PREFIX}/skip-set-owner-references`]: 'true',
      [`${PREFIX}/managed`]: 'true',
    },
    {
      [`${PREFIX}/skip-set-owner-references`]: 'true',
      [`${PREFIX}/patch`]: 'true',
    },
  ])('does not report the missing owner with %j', annotations => {
    expect(withAnnotations(annotations)).toMatchObject({
      confidence: 'proven',
      summary: expect.stringContaining('already existed'),
    });
  });

  it('reports a deleted Secret in the past tense', () => {
    expect(
      findingOf(
        diagnoseSecret({
          ...recordedInput('SealedSecret', 'handmade'),
          targetExists: false,
        }),
        'target-unmanaged',
      ),
    ).toMatchObject({
      confidence: 'likely',
      summary: expect.stringContaining('It has been deleted'),
      remedies: [
        { command: expect.stringContaining('kubectl patch sealedsecret') },
      ],
    });
  });
});

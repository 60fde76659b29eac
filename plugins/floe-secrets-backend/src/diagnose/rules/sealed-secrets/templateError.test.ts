import { findingOf, findingsOf } from '../../__testUtils__/recorded';

describe('template-error of a SealedSecret', () => {
  it('names the key of the template and never the words of the controller', () => {
    const findings = findingsOf(
      'SealedSecret',
      'ss-other-key',
      ({ object, events }) => {
        (object.spec as any).template = { data: { 'config.yaml': '{{ .a }}' } };
        (object.status as any).conditions[0].message =
          'template: config.yaml:1:2: executing "config.yaml" at <index .a>: error calling index: cannot index slice/array with "c4n4ry"';
        events[0].message =
          'Failed to unseal: template: config.yaml:1:2: executing "config.yaml" at <index .a>: error calling index: cannot index slice/array with "c4n4ry"';
      },
    );
    expect(findingOf(findings, 'template-error')).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary: 'The template of the key config.yaml cannot be applied.',
    });
    expect(findingOf(findings, 'sync-failed')).toBeUndefined();
    expect(JSON.stringify(findings)).not.toContain('c4n4ry');
  });
});

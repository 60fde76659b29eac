import { findingOf, findingsOf, saying } from '../../__testUtils__/recorded';

describe('template-error', () => {
  it('names the key of the template and never quotes the controller', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'es-template-error'),
        'template-error',
      ),
    ).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary: 'The template of the key url cannot be applied.',
      evidence: [
        {
          text: expect.stringContaining(
            'uses a key that the provider data does not have',
          ),
        },
        { kind: 'spec', text: 'template keys: url' },
      ],
    });
  });

  it.each([
    'could not apply template: could not execute template: unable to execute template at key url: template: url:1:3: executing "url" at <mustToDate "2006-01-02" .v>: error calling mustToDate: parsing time "c4n4ry" as "2006-01-02": cannot parse "c4n4ry" as "2006"',
    'could not apply template: could not execute template: unable to execute template at key c4n4ry: template: c4n4ry:1:3: error calling fail: c4n4ry',
    'could not apply template: could not execute template: unable to parse template at key url: template: url:1: unexpected "c4n4ry" in operand',
  ])('contains no argument: %s', message => {
    const findings = findingsOf(
      'ExternalSecret',
      'es-template-error',
      saying(message),
    );
    expect(findingOf(findings, 'template-error')).toBeDefined();
    expect(JSON.stringify(findings)).not.toContain('c4n4ry');
  });
});

import { findingOf, findingsOf, saying } from '../../__testUtils__/recorded';

describe('value-not-decodable', () => {
  it('names the wrong decoding strategy', () => {
    expect(
      findingOf(
        findingsOf(
          'ExternalSecret',
          'es-missing-property',
          saying(
            'error processing spec.data[0] (key: floe/prod/dagster-postgresql), err: error applying decoding strategy Base64 to data: illegal base64 data at input byte 4',
          ),
        ),
        'value-not-decodable',
      ),
    ).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary:
        'The value of floe/prod/dagster-postgresql is not Base64, as decodingStrategy Base64 requires.',
    });
  });

  it('reports a value that is not JSON although a property is set, without quoting it', () => {
    const findings = findingsOf(
      'ExternalSecret',
      'es-missing-property',
      saying(
        `error processing spec.data[0] (key: floe/prod/dagster-postgresql), err: unable to unmarshal secret floe/prod/dagster-postgresql: invalid character 'q' looking for beginning of value`,
      ),
    );
    expect(findingOf(findings, 'value-not-decodable')?.summary).toContain(
      'is not a JSON object',
    );
    expect(JSON.stringify(findings)).not.toContain("'q'");
  });
});

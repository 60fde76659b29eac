import { fixture } from '../../../sopsFiles/__testUtils__/FakeRepository';
import { configOf } from '../../../sopsFiles/__testUtils__/inspectFixture';
import { findingOf } from '../../__testUtils__/recorded';
import { diagnoseFile, KEPT } from '../../__testUtils__/sopsFile';

const FILE_URL =
  'https://git.example.com/floe/orders/tree/main/deploy/opened.enc.yaml';

describe('sops-plaintext-left', () => {
  it('names the key in clear text in an encrypted file, and its line', async () => {
    const findings = await diagnoseFile('deploy/opened.enc.yaml');
    expect(findings[0]).toMatchObject({
      id: 'sops-plaintext-left',
      severity: 'error',
      confidence: 'proven',
      summary:
        '1 value of the file is not encrypted in Git, although the file encrypts it.',
      evidence: [
        { text: 'secrets.snowflake.password is not encrypted (line 7)' },
      ],
      remedies: [
        { title: expect.stringMatching(/^Rotate the values/) },
        { command: 'sops edit --ignore-mac deploy/opened.enc.yaml' },
        { link: `${FILE_URL}#L7` },
      ],
    });
    expect(JSON.stringify(findings)).not.toContain('canary');
  });

  it('is reported for a file that was never encrypted', async () => {
    const findings = await diagnoseFile('deploy/plain.enc.yaml');
    expect(findings).toMatchObject([
      {
        id: 'sops-plaintext-left',
        summary:
          'The file is not encrypted: 4 values are in plain text in Git.',
        remedies: [
          {},
          { command: 'sops encrypt -i deploy/plain.enc.yaml' },
          {},
        ],
      },
    ]);
  });

  it('is reported for values that the rule encrypts and the file does not', async () => {
    const text = fixture('manifests/database.yaml');
    const findings = await diagnoseFile('manifests/database.yaml', {
      config: await configOf(
        `creation_rules: [{ age: ${KEPT}, encrypted_regex: ^metadata$ }]`,
      ),
      text,
    });
    expect(findingOf(findings, 'sops-plaintext-left')).toMatchObject({
      summary:
        '2 values of the file are not encrypted in Git, although its rule encrypts them.',
      remedies: [
        {},
        {
          command:
            'sops decrypt -i manifests/database.yaml && sops encrypt -i manifests/database.yaml',
        },
        {},
      ],
    });
  });
});

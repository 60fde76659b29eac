import { decrypt, encrypt } from '@floe/sops';
import { Workspace } from '../harness';
import { expectSameData } from './data';
import { samples, seed, yamlDocument } from './generated';
import { ageKeyPair, Sops } from './Sops';
import { SopsPage } from './SopsPage';

/** The library as the page's own global. */
declare const floe: typeof import('@floe/sops');

jest.setTimeout(180_000);

const DOCUMENTS = 200;

describe(`SOPS in Chromium, FLOE_SEED=${seed}`, () => {
  const workspace = new Workspace();
  const keys = [ageKeyPair(), ageKeyPair('-pq'), ageKeyPair()];
  const [{ recipient, identity }] = keys;
  const sops = new Sops(
    workspace,
    keys.map(key => key.identity),
  );
  const text = samples(
    yamlDocument({ times: true, comments: false }),
    DOCUMENTS,
  )
    .map(document => `${document.text}\n`)
    .join('---\n');
  let sopsPage: SopsPage;

  beforeAll(async () => {
    sopsPage = await SopsPage.open();
  });
  afterAll(async () => {
    await sopsPage?.close();
    await workspace.close();
  });

  it('encrypts what sops opens', async () => {
    const file = await sopsPage.page.evaluate(
      input =>
        floe.encrypt(input.text, {
          format: 'yaml',
          recipients: [{ type: 'age', recipient: input.recipient }],
          selector: { type: 'unencrypted_regex', value: '_unencrypted$' },
        }),
      { text, recipient },
    );
    const here = await decrypt(file, {
      format: 'yaml',
      ageIdentities: [identity],
    });
    expect(file).toContain('ENC[AES256_GCM');
    expectSameData(await sops.decrypt(file), here.text);
  });

  it('opens what sops encrypted', async () => {
    const file = await sops.encrypt(text, 'a.yaml', '--age', recipient);
    const opened = await sopsPage.page.evaluate(
      async input =>
        (
          await floe.decrypt(input.file, {
            format: 'yaml',
            ageIdentities: [input.identity],
          })
        ).text,
      { file, identity },
    );
    const here = await decrypt(file, {
      format: 'yaml',
      ageIdentities: [identity],
    });
    expect(opened).toBe(here.text);
  });

  it('shares a data key among groups, post-quantum ones too', async () => {
    const file = await sopsPage.page.evaluate(
      recipients =>
        floe.encrypt('password: s3cret\n', {
          format: 'yaml',
          recipients: recipients.map(name => [
            { type: 'age' as const, recipient: name },
          ]),
          shamirThreshold: 3,
        }),
      keys.map(key => key.recipient),
    );
    expect(await sops.decrypt(file)).toBe('password: s3cret\n');
  });

  it('refuses a file that was changed', async () => {
    const file = await encrypt('a: 1\nb_unencrypted: x\n', {
      format: 'yaml',
      recipients: [{ type: 'age', recipient }],
    });
    const code = await sopsPage.page.evaluate(
      input =>
        floe
          .decrypt(input.file, {
            format: 'yaml',
            ageIdentities: [input.identity],
          })
          .then(
            () => undefined,
            error => error.code,
          ),
      { file: file.replace(': x', ': "y"'), identity },
    );
    expect(code).toBe('mac-mismatch');
  });

  it('lets the page react while it works on 1 MB and 10,000 values', async () => {
    const groups = Array.from(
      { length: 100 },
      (_, group) =>
        `group${group}:\n${`  key: ${'x'.repeat(90)}\n`
          .repeat(100)
          .replace(/key/g, () => `key${Math.random()}`)}`,
    );
    const turns = await sopsPage.page.evaluate(
      async input => {
        let count = 0;
        let running = true;
        const watch = () => {
          count += 1;
          if (running) {
            setTimeout(watch, 0);
          }
        };
        watch();
        const file = await floe.encrypt(input.large, {
          format: 'yaml',
          recipients: [{ type: 'age', recipient: input.recipient }],
        });
        await floe.inspect(file, { format: 'yaml' });
        running = false;
        return count;
      },
      { large: groups.join(''), recipient },
    );
    // How long it keeps the page at the most is for the benchmarks to say.
    expect(turns).toBeGreaterThan(10);
  });
});

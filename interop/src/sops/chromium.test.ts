import { decrypt, encrypt } from '@floe/sops';
import { Workspace } from '../harness';
import { expectSameData } from './data';
import { samples, seed, yamlDocument } from './generated';
import { ageKeyPair, Sops } from './Sops';
import { LibraryPage } from '../browser/LibraryPage';
import { openSopsPage } from './openSopsPage';

/** The library as the page's global. */
declare const floe: typeof import('@floe/sops');

const DOCUMENTS = 200;

describe(`SOPS in Chromium, FLOE_SEED=${seed}`, () => {
  const workspace = new Workspace();
  const keys = [ageKeyPair(), ageKeyPair({ options: ['-pq'] }), ageKeyPair()];
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
  let sopsPage: LibraryPage;

  beforeAll(async () => {
    sopsPage = await openSopsPage();
  });
  afterAll(async () => {
    await sopsPage?.close();
    await workspace.close();
  });

  it('encrypts a file that sops decrypts', async () => {
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

  it('decrypts a file that sops encrypted', async () => {
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

  it('works in short steps between two turns of the page, with 1 MB and 10,000 values', async () => {
    const groups = Array.from(
      { length: 100 },
      (_, group) =>
        `group${group}:\n${Array.from(
          { length: 100 },
          (__, key) => `  key${key}: ${'x'.repeat(90)}\n`,
        ).join('')}`,
    );
    const most = await sopsPage.page.evaluate(
      async input => {
        // As if the machine were so slow that it is always time for a pause.
        let clock = 0;
        performance.now = () => {
          clock += 1_000;
          return clock;
        };
        // Every pass over the values uses arrays or regular expressions.
        let calls = 0;
        const { push } = Array.prototype;
        const { exec } = RegExp.prototype;
        // eslint-disable-next-line no-extend-native
        Array.prototype.push = function counted(...items) {
          calls += 1;
          return push.apply(this, items);
        };
        // eslint-disable-next-line no-extend-native
        RegExp.prototype.exec = function counted(source) {
          calls += 1;
          return exec.call(this, source);
        };
        const largest: Record<string, number> = {};
        const watched = async <T>(name: string, work: () => Promise<T>) => {
          const { port1, port2 } = new MessageChannel();
          const turn = () => {
            largest[name] = Math.max(largest[name] ?? 0, calls);
            calls = 0;
            port2.postMessage(undefined);
          };
          port1.onmessage = turn;
          calls = 0;
          turn();
          const result = await work();
          turn();
          port1.close();
          return result;
        };
        const format = 'yaml' as const;
        const recipients = [
          { type: 'age' as const, recipient: input.recipient },
        ];
        // Code that is loaded when it is first needed is not work on values.
        await floe.encrypt('a: 1', { format, recipients });
        const file = await watched('encrypt', () =>
          floe.encrypt(input.large, { format, recipients }),
        );
        await watched('decrypt', () =>
          floe.decrypt(file, { format, ageIdentities: [input.identity] }),
        );
        await watched('inspect', () => floe.inspect(file, { format }));
        return largest;
      },
      { large: groups.join(''), recipient, identity },
    );
    // A batch of 200 ciphertexts takes 1,800. The benchmarks measure the
    // milliseconds.
    expect(most).toEqual({
      encrypt: expect.any(Number),
      decrypt: expect.any(Number),
      inspect: expect.any(Number),
    });
    expect(Object.entries(most).filter(([, calls]) => calls > 2_500)).toEqual(
      [],
    );
  });
});

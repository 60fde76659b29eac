/** @jest-environment node */
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  TestForge,
  testToken,
  widgetFiles,
} from '../__testUtils__/startTestForge';

describe("Backstage's URL reader", () => {
  let forge: TestForge;

  const readerWith = (token?: string): UrlReaderService =>
    UrlReaders.default({
      logger: mockServices.logger.mock(),
      config: new ConfigReader({
        integrations: {
          github: [
            {
              host: new URL(forge.forge.url).host,
              apiBaseUrl: forge.forge.apiBaseUrl,
              ...(token && { token }),
            },
          ],
        },
      }),
    });
  const at = (path: string) => `${forge.forge.url}/acme/widgets/${path}`;

  beforeAll(async () => {
    forge = await TestForge.start();
    await forge.commitOnBranch('feature/blue', { 'docs/a.md': '# Blue\n' });
  });
  afterAll(() => forge.stop());

  it.each([
    ['with a token', testToken],
    ['without a token', undefined],
  ])('reads a file %s', async (_title, token) => {
    const response = await readerWith(token).readUrl(
      at('blob/main/deploy/values.yaml'),
    );
    expect((await response.buffer()).toString()).toBe('replicas: 1\n');
  });

  it('reads binary files byte for byte, and files by a tree URL', async () => {
    const reader = readerWith(testToken);
    const binary = await reader.readUrl(at('tree/main/assets/logo.bin'));
    expect(await binary.buffer()).toEqual(widgetFiles['assets/logo.bin']);
  });

  it('answers "not modified" for a known ETag', async () => {
    const reader = readerWith(testToken);
    const { etag } = await reader.readUrl(at('blob/main/README.md'));
    await expect(
      reader.readUrl(at('blob/main/README.md'), { etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
  });

  it.each(['blob/main/none.yaml', 'blob/none/README.md'])(
    'does not find %s',
    async path => {
      await expect(
        readerWith(testToken).readUrl(at(path)),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    },
  );

  it('refuses a wrong token', async () => {
    await expect(
      readerWith('wrong').readUrl(at('blob/main/README.md')),
    ).rejects.toThrow('401');
  });

  it('reads from a branch with a slash, encoded twice', async () => {
    const response = await readerWith(testToken).readUrl(
      at('blob/feature%252Fblue/docs/a.md'),
    );
    expect((await response.buffer()).toString()).toBe('# Blue\n');
  });

  it.each(['tree/main', 'tree/main/', 'tree/main/docs', ''])(
    'reads the tree of "%s"',
    async path => {
      const reader = readerWith(testToken);
      const tree = await reader.readTree(at(path));
      const paths = (await tree.files()).map(file => file.path).sort();
      const expected = path.endsWith('docs')
        ? ['a.md', 'deep/b.md']
        : Object.keys(widgetFiles).sort();
      expect(paths).toEqual(expected);
      await expect(
        reader.readTree(at(path), { etag: tree.etag }),
      ).rejects.toMatchObject({ name: 'NotModifiedError' });
    },
  );

  it('searches by a pattern and without one', async () => {
    const reader = readerWith(testToken);
    const found = await reader.search(at('blob/main/docs/**/*.md'));
    expect(found.files.map(({ url }) => url).sort()).toEqual([
      at('blob/main/docs/a.md'),
      at('blob/main/docs/deep/b.md'),
    ]);
    expect((await found.files[0].content()).toString()).toMatch(/^# [AB]\n$/);

    const plain = await reader.search(at('blob/main/catalog-info.yaml'));
    expect(plain.files).toHaveLength(1);
    const none = await reader.search(at('blob/main/none.yaml'));
    expect(none.files).toEqual([]);
  });
});

import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(__dirname, '../../..');

/** The directives of a page that is served with these files of configuration. */
async function directivesWith(files: string[]): Promise<Map<string, string[]>> {
  const config = ConfigReader.fromConfigs(
    files.map(context => ({
      context,
      data: parse(readFileSync(join(root, context), 'utf8')),
    })),
  );
  const helmet = MiddlewareFactory.create({
    config,
    logger: mockServices.logger.mock(),
  }).helmet();
  const server = createServer((incoming, response) =>
    helmet(incoming as any, response as any, () => response.end()),
  );
  await new Promise<void>(done => server.listen(0, '127.0.0.1', () => done()));
  try {
    const { port } = server.address() as AddressInfo;
    const { headers } = await fetch(`http://127.0.0.1:${port}`);
    return new Map(
      headers
        .get('content-security-policy')!
        .split(';')
        .map(directive => directive.trim().split(' '))
        .map(([name, ...sources]) => [name, sources]),
    );
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

describe.each([
  ['app-config.yaml', ['app-config.yaml']],
  [
    'app-config.production.yaml',
    ['app-config.yaml', 'app-config.production.yaml'],
  ],
])('the Content-Security-Policy of %s', (_, files) => {
  let directives: Map<string, string[]>;

  beforeAll(async () => {
    directives = await directivesWith(files);
  });

  it.each(['connect-src', 'form-action', 'base-uri', 'frame-ancestors'])(
    'lets a page send what is typed to the portal only: %s',
    name => {
      expect(directives.get(name)).toEqual(["'self'"]);
    },
  );

  it.each(['script-src', 'script-src-attr', 'img-src', 'object-src'])(
    'allows no other host: %s',
    name => {
      const sources = directives.get(name) ?? directives.get('default-src')!;
      expect(
        sources.filter(source => !/^(?:'[a-z-]+'|data:)$/.test(source)),
      ).toEqual([]);
    },
  );
});

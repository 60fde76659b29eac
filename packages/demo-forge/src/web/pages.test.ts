/** @jest-environment node */
import { TestForge } from '../__testUtils__/startTestForge';

describe('the pages of a new host', () => {
  let forge: TestForge;

  beforeAll(async () => {
    forge = await TestForge.start();
    await forge.commitOnBranch('feature/blue', { 'docs/a.md': '# Blue\n' });
  });
  afterAll(() => forge.stop());

  const get = async (path: string) => {
    const response = await fetch(`${forge.forge.url}${path}`, {
      redirect: 'manual',
    });
    return { response, text: await response.text() };
  };

  it.each([
    ['/', 'acme/widgets'],
    ['/acme', 'Widgets &amp; &lt;things&gt;'],
    ['/acme/widgets', '<h1>Widgets</h1>'],
    ['/acme/widgets/tree/main/deploy', 'values-prod.yaml'],
    ['/acme/widgets/blob/main/deploy/values.yaml', 'replicas: 1'],
    ['/acme/widgets/tree/main/deploy/values.yaml', 'replicas: 1'],
    ['/acme/widgets/blob/feature/blue/docs/a.md', '<h1>Blue</h1>'],
    ['/acme/widgets/blob/feature%252Fblue/docs/a.md', '<h1>Blue</h1>'],
    ['/acme/widgets/blob/feature/blue/docs/a.md?plain=1', '# Blue'],
    ['/acme/widgets/blob/main/assets/logo.bin', 'Binary file, 6 bytes'],
    ['/acme/widgets/edit/main/deploy/values.yaml', '<textarea'],
    ['/acme/widgets/commits/main', 'Begin'],
    ['/acme/widgets/commits/main/docs/a.md', 'Begin'],
    ['/acme/widgets/commit/feature%2Fblue', 'Blue'],
    ['/acme/widgets/pulls', 'None.'],
    ['/-/pulls', 'Pull requests'],
    ['/-/applications', 'No cluster is connected'],
  ])('shows %s', async (path, expected) => {
    const { response, text } = await get(path);
    expect(response.status).toBe(200);
    expect(text).toContain(expected);
    expect(text).toMatch(/^<!DOCTYPE html>/);
    expect(text).not.toMatch(/<script|javascript:|\son\w+=/i);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'/,
    );
  });

  it.each([
    '/none',
    '/acme/none',
    '/acme/widgets/blob/none/README.md',
    '/acme/widgets/blob/main/none.md',
    '/acme/widgets/pull/99',
    '/acme/widgets/commit/0000000000000000000000000000000000000000',
    '/acme/widgets/wiki/x/y',
    '/acme/widgets/blob/main/%2e%2e/%2e%2e/gitops.json',
    '/acme/widgets.git/objects/aa/00000000000000000000000000000000000000',
  ])('does not find %s', async path => {
    expect((await get(path)).response.status).toBe(404);
  });
});

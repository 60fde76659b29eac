import { promises as fs } from 'node:fs';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import yaml from 'yaml';
import {
  entitySecrets,
  knownService,
  service,
} from '../__testUtils__/knownService';
import { ALICE, BOB } from '../__testUtils__/sopsFile';
import { createSopsRecipientsAction } from './sopsRecipients';
import { examples } from './sopsRecipients.examples';

const path = 'deploy/values-prod.enc.yaml';
const text = `# ours\ncreation_rules:\n  - age: ${ALICE.recipient}\n`;

describe('floe:secrets:sops-recipients', () => {
  const directory = createMockDirectory();
  const client = { getEntitySecrets: jest.fn(), planSopsFile: jest.fn() };
  const reader = mockServices.urlReader.mock();
  const config = mockServices.rootConfig({
    data: { app: { baseUrl: 'https://portal.example/' } },
  });
  const action = createSopsRecipientsAction({
    auth: mockServices.auth(),
    client: client as any,
    config,
    integrations: ScmIntegrations.fromConfig(config),
    reader,
    fetch: async () =>
      Response.json({ name: 'main', commit: { sha: 'c0ffee' } }),
  });
  const written = directory.resolve('workspace', 'floe-secrets', '.sops.yaml');

  async function run(input: object) {
    const context = createMockActionContext({
      input: { service, path, ...input } as any,
      workspacePath: directory.resolve('workspace'),
      task: { id: '7f6f0f5e-6f1b-4c3c-9a53-0f2b9c0d1e2f' },
      logger: mockServices.logger.mock(),
    });
    await action.handler(context as any);
    return Object.fromEntries((context.output as jest.Mock).mock.calls);
  }

  function serves(config_: string | undefined) {
    reader.readUrl.mockImplementation(async url => {
      if (config_ === undefined || !url.endsWith('/.sops.yaml')) {
        throw new NotFoundError(`${url} not found`);
      }
      return { buffer: async () => Buffer.from(config_) } as any;
    });
  }

  beforeEach(() => {
    jest.resetAllMocks();
    directory.setContent({ workspace: {} });
    client.getEntitySecrets.mockResolvedValue(entitySecrets());
    client.planSopsFile.mockResolvedValue({
      config: { path: '.sops.yaml' },
      existing: {
        isEncrypted: true,
        recipients: [{ type: 'age', id: ALICE.recipient }],
      },
    });
    serves(text);
  });

  it('changes the rule, and lists the file', async () => {
    const outputs = await run({ add: [BOB.recipient] });
    expect(await fs.readFile(written, 'utf8')).toBe(
      `# ours\ncreation_rules:\n  - age: ${ALICE.recipient},${BOB.recipient}\n`,
    );
    expect(outputs).toMatchObject({
      changed: true,
      sourcePath: 'floe-secrets',
      targetPath: '.sops.yaml',
      targetBranchName: 'main',
      files: [{ path, missing: [BOB.recipient], surplus: [] }],
      description: expect.stringContaining(`sops updatekeys --yes ${path}`),
    });
  });

  it('changes nothing if the rule is already like this', async () => {
    expect(await run({ add: [ALICE.recipient] })).toMatchObject({
      changed: false,
      files: [],
    });
    await expect(fs.readFile(written)).rejects.toThrow('ENOENT');
  });

  it.each([
    [{}, 'at least one recipient'],
    [{ add: ['AGE-SECRET-KEY-1QQQQ'] }, 'add[0]'],
    [{ remove: ['ssh-ed25519 AAAA'] }, 'remove[0]'],
    [{ add: [BOB.recipient], path: '../x.yaml' }, 'path'],
  ])('refuses %j by its place', async (input, words) => {
    const attempt = run(input);
    await expect(attempt).rejects.toMatchObject({ name: 'InputError' });
    await expect(attempt).rejects.toThrow(words);
    await expect(attempt).rejects.not.toThrow('SECRET-KEY');
    expect(client.getEntitySecrets).not.toHaveBeenCalled();
  });

  it('refuses a repository without .sops.yaml, and a user who may not change it', async () => {
    serves(undefined);
    await expect(run({ add: [BOB.recipient] })).rejects.toThrow(
      'no .sops.yaml',
    );
    serves(text);
    const [place] = knownService.environments;
    client.getEntitySecrets.mockResolvedValue(
      entitySecrets({ environments: [{ ...place, mayChange: false }] }),
    );
    await expect(run({ add: [BOB.recipient] })).rejects.toThrow('not allowed');
  });

  it('has its own examples', () => {
    for (const { example } of examples) {
      expect(yaml.parse(example).steps[0].action).toBe(action.id);
    }
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ConfigReader } from '@backstage/config';
import { AllowedPlaces } from '../catalog/allowedPlaces/AllowedPlaces';
import { component } from '../__testUtils__/component';
import { readEnvironments } from '../catalog/environments/readEnvironments';
import { timestamp } from '../clock/Clock';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import {
  createTestDatabases,
  createTestStore,
  TestStore,
} from '../store/__testUtils__/createTestStore';
import {
  addresses,
  FakeRepository,
  fixture,
} from './__testUtils__/FakeRepository';
import { DatabaseSopsFileStore } from './DatabaseSopsFileStore';
import { SopsFileSurvey } from './SopsFileSurvey';
import { directReading } from './SopsFileReading';

const databases = createTestDatabases();
const ENTITY = 'component:default/orders';

const config = new ConfigReader({
  floeSecrets: { environments: [{ name: 'prod', cluster: 'prod-*' }] },
});

const service = (
  annotations: Record<string, string> = {},
  name = 'orders',
): Entity =>
  component(name, {
    'backstage.io/source-location':
      'url:https://git.example.com/floe/orders/tree/main/',
    'floe.dev/release': name,
    'floe.dev/namespace': 'floe-orders',
    'floe.dev/values': 'deploy/values-{environment}.yaml',
    ...annotations,
  });

describe.each(databases.eachSupportedId())('SopsFileSurvey, %p', databaseId => {
  let store: TestStore;
  let files: DatabaseSopsFileStore;
  const clock = new ManualClock();
  const changed: string[][] = [];

  const create = (
    repository: FakeRepository,
    catalog: CatalogService,
    git = repository.gitFiles({ clock }),
  ) =>
    new SopsFileSurvey({
      allowedPlaces: AllowedPlaces.everywhere,
      auth: mockServices.auth(),
      catalog,
      addresses,
      environments: readEnvironments(config),
      reading: directReading,
      reader: store.reader,
      flux: { complete: async found => found },
      files: git,
      store: files,
      logger: mockServices.logger.mock(),
      onChanged: ids => changed.push(ids),
      clock,
    });
  const survey = (repository: FakeRepository, entities: Entity[]) => {
    const git = repository.gitFiles({ clock });
    return (next: Entity[] = entities) =>
      create(repository, catalogServiceMock({ entities: next }), git).round();
  };
  const names = async () =>
    (await store.reader.listSecrets({ kinds: ['SopsFile'] })).map(
      ({ cluster, name }) => `${cluster} ${name}`,
    );

  const revisions = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await store.database('clusters').select('name', 'revision')).map(
        ({ name, revision }) => [name, Number(revision)],
      ),
    );

  beforeEach(async () => {
    clock.set('2026-11-24T12:00:00Z');
    changed.length = 0;
    store = await createTestStore({
      database: await databases.init(databaseId),
      clock,
    });
    await store.fill({ clusters: [{ name: 'prod-eu' }, { name: 'dev' }] });
    files = new DatabaseSopsFileStore({
      database: store.database,
      clock,
    });
  });
  afterEach(() => store.close());

  it('finds the files beside the values file, and stores no value', async () => {
    const repository = FakeRepository.of(
      '.sops.yaml',
      'deploy/values-prod.enc.yaml',
    );
    repository.files.set('deploy/values-prod.yaml', 'replicas: 1\n');
    await survey(repository, [service()])();

    const [file] = await store.reader.listSecrets({
      labels: [{ key: 'app.kubernetes.io/instance', values: ['orders'] }],
    });
    expect(file).toMatchObject({
      cluster: 'prod-eu',
      namespace: 'floe-orders',
      name: 'deploy/values-prod.enc.yaml',
      kind: 'SopsFile',
      seenAt: timestamp(clock),
      facts: {
        type: 'sops-file',
        url: 'https://git.example.com/floe/orders/tree/main/deploy/values-prod.enc.yaml',
        foundBy: 'convention',
        drift: { missing: [{ type: 'age' }], surplus: [{ type: 'age' }] },
      },
    });
    expect(changed).toEqual([[file.id]]);
    expect(await files.problemsOf(ENTITY)).toEqual([]);
  });

  it('writes neither a value nor a hash of it into any table', async () => {
    const repository = FakeRepository.of(
      '.sops.yaml',
      'deploy/opened.enc.yaml',
      'deploy/plain.enc.yaml',
    );
    await survey(repository, [
      service({
        'floe.dev/sops-files': 'deploy/opened.enc.yaml,deploy/plain.enc.yaml',
      }),
    ])();
    expect(await names()).toHaveLength(2);
    for (const table of ['managed_secrets', 'sops_file_problems']) {
      const rows = JSON.stringify(await store.database(table).select());
      expect(rows).not.toContain('canary');
      expect(rows).not.toContain('ENC[');
    }
    const rows = await store.database('managed_secrets').select();
    expect(rows.map(row => row.resource_version)).toEqual(['', '']);
  });

  it('neither requests nor writes unchanged files again', async () => {
    const repository = FakeRepository.of(
      '.sops.yaml',
      'deploy/values-prod.enc.yaml',
    );
    const round = survey(repository, [service()]);
    await round();
    const first = repository.takeRequests();
    expect(first.filter(({ sent }) => sent)).toHaveLength(2);
    expect(first.length).toBeLessThan(12);
    clock.set('2026-11-24T12:05:00Z');
    await round();
    const second = repository.takeRequests();
    expect(second.filter(({ sent }) => sent)).toEqual([]);
    // The file, its configuration, and the values file that is not there.
    expect(second.map(({ path }) => path).sort()).toEqual([
      '.sops.yaml',
      'deploy/values-prod.enc.yaml',
      'deploy/values-prod.yaml',
    ]);
    const [file] = await store.reader.listSecrets({});
    expect(file.seenAt).toBe(timestamp(clock));
    expect(changed).toHaveLength(1);
  });

  it('inspects a file again when its rule changes', async () => {
    const repository = FakeRepository.of(
      '.sops.yaml',
      'deploy/values-prod.enc.yaml',
    );
    const round = survey(repository, [service()]);
    await round();
    const before = await revisions();
    repository.files.set('.sops.yaml', 'creation_rules: []\n');
    await round();
    const [file] = await store.reader.listSecrets({});
    expect(file.facts).toMatchObject({ rule: { status: 'unmatched' } });
    expect(changed).toEqual([[file.id], [file.id]]);
    const after = await revisions();
    expect(after).toEqual({ ...before, 'prod-eu': before['prod-eu'] + 1 });
  });

  it('keeps the known facts while the host is unavailable, and reports it', async () => {
    const repository = FakeRepository.of(
      '.sops.yaml',
      'deploy/values-prod.enc.yaml',
    );
    const round = survey(repository, [service()]);
    await round();
    clock.set('2026-11-24T12:05:00Z');
    repository.failure = new Error('429 Too Many Requests');
    await round();
    expect(await names()).toEqual(['prod-eu deploy/values-prod.enc.yaml']);
    const [problem, ...others] = await files.problemsOf(ENTITY);
    expect(others).toEqual([]);
    expect(problem).toEqual({
      entityRef: ENTITY,
      cluster: 'prod-eu',
      namespace: 'floe-orders',
      path: 'deploy/values-prod.yaml',
      url: 'https://git.example.com/floe/orders/tree/main/deploy/values-prod.yaml',
      code: 'limited',
      text: 'cannot be read now: git.example.com limits the rate of requests',
      since: timestamp(clock),
    });
    clock.set('2026-11-24T12:06:00Z');
    await round();
    expect((await files.problemsOf(ENTITY))[0].since).toBe(problem.since);
    repository.failure = undefined;
    clock.set('2026-11-24T13:30:00Z');
    await round();
    expect(await files.problemsOf(ENTITY)).toEqual([]);
  });

  it('deletes a removed file, and the entity that named it', async () => {
    const repository = FakeRepository.of(
      '.sops.yaml',
      'deploy/values-prod.enc.yaml',
      'manifests/database.yaml',
    );
    const named = service({
      'floe.dev/sops-files':
        'deploy/values-{environment}.enc.yaml,manifests/database.yaml',
    });
    const round = survey(repository, [named]);
    await round();
    expect(await names()).toHaveLength(2);
    repository.files.delete('manifests/database.yaml');
    await round();
    expect(await names()).toEqual(['prod-eu deploy/values-prod.enc.yaml']);
    expect(await files.problemsOf(ENTITY)).toMatchObject([
      { path: 'manifests/database.yaml', code: 'absent' },
    ]);
    await round([]);
    expect(await names()).toEqual([]);
    expect(await files.problemsOf(ENTITY)).toEqual([]);
    expect(await store.database('secret_labels').select()).toEqual([]);
  });

  it('changes nothing if a round does not finish', async () => {
    const repository = FakeRepository.of(
      '.sops.yaml',
      'deploy/values-prod.enc.yaml',
    );
    await survey(repository, [service()])();
    const broken = catalogServiceMock.mock();
    broken.streamEntities.mockImplementation(() => {
      throw new Error('the catalog is away');
    });
    const next = create(repository, broken);
    await expect(next.round()).rejects.toThrow('the catalog is away');
    await expect(
      create(repository, catalogServiceMock({ entities: [service()] })).round(
        AbortSignal.abort(),
      ),
    ).rejects.toThrow();
    expect(await names()).toEqual(['prod-eu deploy/values-prod.enc.yaml']);
    await next.forget();
    expect(await names()).toEqual([]);
  });

  it('reports a file that SOPS cannot read', async () => {
    const repository = FakeRepository.of('.sops.yaml');
    repository.files.set(
      'deploy/values-prod.enc.yaml',
      fixture('deploy/values-prod.enc.yaml').replace('postgresql:', 'a: ]'),
    );
    await survey(repository, [service()])();
    expect(await names()).toEqual([]);
    expect(await files.problemsOf(ENTITY)).toMatchObject([
      {
        path: 'deploy/values-prod.enc.yaml',
        code: 'malformed',
        text: expect.stringMatching(
          /^cannot be read as SOPS would: Line \d+ is not valid YAML/,
        ),
      },
    ]);
  });

  it('reports why named files cannot be searched for', async () => {
    const named = { 'floe.dev/sops-files': 'a.enc.yaml' };
    const elsewhere = service(
      {
        ...named,
        'backstage.io/source-location': 'url:https://other.example.com/a/b',
      },
      'elsewhere',
    );
    const nowhere = service({ ...named, 'floe.dev/namespace': 'x' }, 'nowhere');
    delete nowhere.metadata.annotations!['floe.dev/namespace'];
    await survey(new FakeRepository(), [elsewhere, nowhere])();
    expect(await files.problemsOf('component:default/elsewhere')).toMatchObject(
      [{ code: 'no-repository', path: 'a.enc.yaml', url: null }],
    );
    expect(await files.problemsOf('component:default/nowhere')).toMatchObject([
      { code: 'no-place' },
    ]);
  });

  it('sends few requests for a service that does not use SOPS, and reports nothing', async () => {
    const repository = new FakeRepository({
      'deploy/values-prod.yaml': 'secrets: {}\n',
    });
    await survey(repository, [service()])();
    expect(await names()).toEqual([]);
    expect(await files.problemsOf(ENTITY)).toEqual([]);
    expect(repository.requests.map(({ path }) => path).sort()).toEqual([
      '.sops.yaml',
      'deploy/.sops.yaml',
      'deploy/values-prod.yaml',
    ]);
  });

  it('drops the result of a round if another one has begun meanwhile', async () => {
    const outdated = FakeRepository.of(
      '.sops.yaml',
      'deploy/values-prod.enc.yaml',
    );
    outdated.files.set('deploy/values-prod.yaml', 'replicas: 1\n');
    let goOn = () => {};
    const held = new Promise<void>(resolve => {
      goOn = resolve;
    });
    let begin = () => {};
    const begun = new Promise<void>(resolve => {
      begin = resolve;
    });
    const slow = catalogServiceMock({ entities: [service()] });
    const late = create(outdated, {
      ...slow,
      async *streamEntities(...args: Parameters<typeof slow.streamEntities>) {
        begin();
        await held;
        yield* slow.streamEntities(...args);
      },
    } as typeof slow).round();
    await begun;
    await survey(FakeRepository.of('.sops.yaml'), [service()])();
    const before = await revisions();

    goOn();
    await late;
    expect(await names()).toEqual([]);
    expect(await files.problemsOf(ENTITY)).toEqual([]);
    expect(await revisions()).toEqual(before);
    expect(changed).toEqual([]);
  });

  it('uses the round that began last, whatever the time', async () => {
    const nothing = { files: [], unseen: [], problems: [] };
    const earlier = await files.beginRound();
    const later = await files.beginRound();
    expect(await files.replace(earlier, nothing)).toBeUndefined();
    expect(await files.replace(later, nothing)).toEqual([]);
    expect(await files.replace(earlier, nothing)).toBeUndefined();
  });

  it('reads the one configuration of many services once a round', async () => {
    const repository = FakeRepository.of('.sops.yaml');
    const entities = Array.from({ length: 40 }, (_, index) =>
      service({}, `service-${index}`),
    );
    await survey(repository, entities)();
    const asked = repository.requests.filter(
      ({ path }) => path === '.sops.yaml',
    );
    expect(asked).toHaveLength(1);
  });

  it('reads the other services of a host if one is not readable', async () => {
    const repository = FakeRepository.of(
      '.sops.yaml',
      'deploy/values-prod.enc.yaml',
    );
    repository.failures.set('floe/legal', new Error('451 Unavailable'));
    const at = (location: string, name: string) =>
      service(
        {
          'backstage.io/source-location': `url:${location}`,
          'floe.dev/namespace': name,
        },
        name,
      );
    const host = 'https://git.example.com';
    await survey(repository, [
      at(`${host}/floe/legal/tree/main/`, 'legal'),
      at(`${host}/floe/orders/`, 'default'),
      at(`${host}/floe/orders.git`, 'clone'),
      at(`${host}/floe/orders/tree/main/deploy/nested/`, 'nested'),
      at(`${host}/floe/orders/wiki/nothing`, 'odd'),
      service(),
    ])();
    expect(await names()).toEqual(
      Array(4).fill('prod-eu deploy/values-prod.enc.yaml'),
    );
    expect(await files.problemsOf('component:default/legal')).toMatchObject([
      { code: 'refused', path: 'deploy/values-prod.yaml' },
    ]);
  });

  it('reads from a branch with a slash, and links there', async () => {
    const repository = FakeRepository.of(
      '.sops.yaml',
      'deploy/values-prod.enc.yaml',
    );
    repository.branches = ['release/2024'];
    await survey(repository, [
      service({
        'backstage.io/source-location':
          'url:https://git.example.com/floe/orders/tree/release/2024/',
      }),
    ])();
    const [file] = await store.reader.listSecrets({});
    expect(file.facts).toMatchObject({
      url: 'https://git.example.com/floe/orders/tree/release/2024/deploy/values-prod.enc.yaml',
    });
  });

  it('keeps everything if the branch is gone, and reports it', async () => {
    const repository = FakeRepository.of(
      '.sops.yaml',
      'deploy/values-prod.enc.yaml',
    );
    const named = service({
      'floe.dev/sops-files': 'deploy/values-prod.enc.yaml',
    });
    const round = survey(repository, [named]);
    await round();
    repository.files.clear();
    repository.branches = ['trunk'];
    clock.set('2026-11-24T12:40:00Z');
    await round();
    expect(await names()).toEqual(['prod-eu deploy/values-prod.enc.yaml']);
    expect(await files.problemsOf(ENTITY)).toMatchObject([
      { code: 'no-branch' },
      { code: 'no-branch' },
    ]);
  });

  it('requests no file outside of the repository', async () => {
    const repository = FakeRepository.of('.sops.yaml');
    await survey(repository, [
      service({
        'floe.dev/values': '../orders/values.yaml',
        'floe.dev/sops-files':
          '%2e%2e/a.enc.yaml,a/../../b.enc.yaml,\\c.enc.yaml,.git/config',
      }),
    ])();
    expect(repository.requests).toEqual([]);
  });
});

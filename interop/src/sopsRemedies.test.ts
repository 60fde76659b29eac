import { isDeepStrictEqual } from 'node:util';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { FindingId } from '@floe/backstage-plugin-floe-secrets-common';
import { stringify } from 'yaml';
import {
  caseLabel,
  ControlPlane,
  documentedRbac,
  FluxSource,
  KubernetesObject,
  startControlPlane,
  startKustomizeController,
  waitFor,
  Workspace,
} from './harness';
import { KubectlStandIn } from './harness/kubectlStandIn';
import { Portal } from './portal/Portal';
import { ageKeyPair } from './sops/Sops';
import { Clones, ENCRYPTED } from './sopsInCluster/Clones';
import { kustomization } from './sopsInCluster/clusterRepository';
import {
  isindirCases,
  sopsOperatorDefinitions,
  sopsSecret,
} from './sopsInCluster/operators';

const namespace = 'floe';
const labels = Object.fromEntries([caseLabel]);
const keySecret = 'sops-age';
const FILES = ['drift/secret.yaml', 'plain/secret.yaml', 'ruled/values.yaml'];

describe('a remedy for SOPS that writes, run on the real Flux and sops', () => {
  const workspace = new Workspace();
  const [cluster, person, third] = [ageKeyPair(), ageKeyPair(), ageKeyPair()];
  const clones = new Clones(workspace, [cluster, person, third]);
  const clone = clones.newest;
  let controlPlane: ControlPlane;
  let kubectl: KubectlStandIn;
  let source: FluxSource;
  let portal: Portal;

  const manifest = (name: string, values: Record<string, string>) =>
    stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace },
      data: Object.fromEntries(
        Object.entries(values).map(([key, value]) => [
          key,
          Buffer.from(value).toString('base64'),
        ]),
      ),
    });
  const commit = () => source.commit(clone.files());
  /** Not committed to Git. */
  const keyFile = 'age.agekey';

  const read = (object: KubernetesObject) => controlPlane.admin.get(object);
  const secretOf = (name: string): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace, name },
  });
  const valuesOf = async (name: string) =>
    Object.fromEntries(
      Object.entries((await read(secretOf(name)))?.data ?? {}).map(
        ([key, value]) => [
          key,
          Buffer.from(String(value), 'base64').toString(),
        ],
      ),
    );
  const arrange = (name: string, keys?: string, spec = {}) => {
    const object = kustomization(name, labels, {
      source: 'clusters',
      keySecret: keys,
    });
    return controlPlane.admin.apply({
      ...object,
      spec: { ...object.spec, ...spec },
    });
  };

  /** The command of a remedy that the portal offers. */
  const offered = (name: string, id: FindingId, title: RegExp) => {
    let last: unknown;
    return waitFor(
      async () => {
        const shown = await portal.secret(namespace, name);
        last = shown?.findings;
        return shown?.findings
          .find(finding => finding.id === id)
          ?.remedies.find(remedy => title.test(remedy.title))?.command;
      },
      {
        what: () =>
          `${id} of ${name} to offer ${title}: ${JSON.stringify(last)}`,
      },
    );
  };
  const isSynced = (name: string) => {
    let last: unknown;
    return waitFor(
      async () => {
        const shown = await portal.secret(namespace, name);
        last = shown;
        return shown?.state === 'synced';
      },
      {
        what: () => `${name} to be synced: ${JSON.stringify(last)}`,
      },
    );
  };
  const isWithout = (file: string, id: FindingId) =>
    waitFor(
      async () => {
        const shown = await portal.secret(namespace, file);
        return shown && !shown.findings.some(finding => finding.id === id);
      },
      { what: `${file} to be without ${id}` },
    );
  const forFile = (command: string, file: string) =>
    command.replaceAll('FILE', file);

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await startKustomizeController(controlPlane);
    kubectl = new KubectlStandIn(controlPlane.admin, workspace.folder);
    await controlPlane.applyFiles(documentedRbac('read'));
    await controlPlane.apply([
      ...sopsOperatorDefinitions,
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      {
        ...secretOf(keySecret),
        stringData: {
          'cluster.agekey': cluster.identity,
          // Two of the three groups of the file with a threshold.
          'person.agekey': '',
        },
      },
    ]);
    source = await FluxSource.start(controlPlane, namespace, 'clusters');
    clones.writeConfig();
    for (const name of ['bystander', 'absent', 'late', 'open', 'asleep']) {
      await clones.add(
        `${name}/secret.yaml`,
        manifest(name, { password: name }),
      );
    }
    await clones.add(
      'strangers/secret.yaml',
      manifest('strangers', { a: 'theirs' }),
    );
    await clones.add(
      'threshold/secret.yaml',
      manifest('threshold', { a: 'shared' }),
    );
    await clones.add(
      'opened/secret.yaml',
      manifest('opened', { kept: 'kept', leaked: 'old' }),
    );
    clones.change('opened/secret.yaml', text =>
      text.replace(/(leaked: ).*/, '$1bGVha2Vk'),
    );
    await clones.add(FILES[0], manifest('drift', { password: 'drift' }));
    await clones.add(FILES[2], 'password: secret\ntoken: secret\n');
    clones.write(FILES[1], manifest('plain', { password: 'plain' }));
    await commit();
    await arrange('bystander', keySecret);
    portal = await Portal.start(
      { portal: await controlPlane.portalConnection() },
      { sopsFiles: { interval: { seconds: 10 } } },
      {
        config: { integrations: source.integrations },
        annotations: {
          'backstage.io/source-location': `url:${source.sourceLocation}`,
          'floe.dev/sops-files': FILES.join(),
        },
        // Reads files periodically; the tests' usual scheduler does it once.
        features: [schedulerServiceFactory],
      },
    );
    await isSynced('bystander');
  });
  afterAll(async () => {
    await portal?.stop();
    await workspace.close();
  });

  let before: KubernetesObject;
  beforeEach(async () => {
    before = (await read(secretOf('bystander')))!;
  });
  afterEach(async () => {
    const { data, metadata } = (await read(secretOf('bystander')))!;
    if (
      metadata.uid !== before.metadata.uid ||
      !isDeepStrictEqual(data, before.data)
    ) {
      throw new Error('The remedy changed the Secret of another Kustomization');
    }
  });

  it('creating the key Secret and a retry make Flux decrypt', async () => {
    await arrange('absent', 'absent-keys');
    const create = await offered('absent', 'sops-decryption-failed', /^Create/);
    const retry = await offered(
      'absent',
      'sops-decryption-failed',
      /let Flux try again at once/,
    );
    workspaceFile(keyFile, cluster.identity);
    await kubectl.run(create, workspace.folder);
    await kubectl.run(retry);
    await isSynced('absent');
    expect(await valuesOf('absent')).toEqual({ password: 'absent' });
  });

  it('a reconciliation on request runs if one is overdue', async () => {
    const object = await arrange('late', 'late-keys');
    await offered('late', 'sops-decryption-failed', /^Create/);
    await controlPlane.apply([
      {
        ...secretOf('late-keys'),
        stringData: { 'age.agekey': cluster.identity },
      },
    ]);
    // Flux has done nothing for longer than its interval of an hour.
    const { status } = (await read(object))!;
    await controlPlane.admin.patchStatus(object, {
      conditions: status!.conditions.map((condition: any) => ({
        ...condition,
        lastTransitionTime: '2020-01-01T00:00:00Z',
      })),
    });
    await kubectl.run(await offered('late', 'refresh-overdue', /^Reconcile/));
    await isSynced('late');
    expect(await valuesOf('late')).toEqual({ password: 'late' });
  });

  it('spec.decryption makes Flux decrypt, and changes nothing else of the spec', async () => {
    const { spec } = await arrange('open');
    const command = await offered(
      'open',
      'sops-decryption-not-configured',
      /^Set spec\.decryption/,
    );
    expect(command).toContain('SECRET');
    await kubectl.run(command.replace('SECRET', keySecret));
    await isSynced('open');
    expect(await valuesOf('open')).toEqual({ password: 'open' });
    const { decryption, ...others } = (await read(
      kustomization('open', labels, { source: 'clusters' }),
    ))!.spec!;
    expect(others).toEqual(spec);
    expect(decryption).toEqual({
      provider: 'sops',
      secretRef: { name: keySecret },
    });
  });

  it('a Kustomization that is resumed is applied', async () => {
    await arrange('asleep', keySecret, { suspend: true });
    await kubectl.run(await offered('asleep', 'refresh-disabled', /^Resume/));
    await isSynced('asleep');
    expect(await valuesOf('asleep')).toEqual({ password: 'asleep' });
  });

  it('deleting an immutable Secret and a retry apply its change', async () => {
    const frozen = (value: string) =>
      clones.write(
        'frozen/secret.yaml',
        `${manifest('frozen', { password: value })}immutable: true\n`,
      );
    frozen('old');
    await commit();
    await arrange('frozen', keySecret);
    await isSynced('frozen');
    frozen('new');
    await commit();
    const remove = await offered('frozen', 'sync-failed', /^Delete the Secret/);
    expect(remove).toMatch(/^kubectl delete secret frozen -n floe$/m);
    await kubectl.run(remove);
    await kubectl.run(
      await offered('frozen', 'sync-failed', /let Flux try again at once/),
    );
    await isSynced('frozen');
    expect(await valuesOf('frozen')).toEqual({ password: 'new' });
  });

  it('a SopsSecret that is resumed changes in nothing else', async () => {
    const operatorCase = isindirCases.find(({ spec }) => spec?.suspend)!;
    const object = await controlPlane.admin.create(
      await sopsSecret(operatorCase, {
        recipient: cluster.recipient,
        value: 'x',
        labels,
      }),
    );
    await kubectl.run(
      await offered(operatorCase.name, 'refresh-disabled', /^Resume/),
    );
    expect((await read(object))!.spec).toEqual({
      ...object.spec,
      suspend: false,
    });
  });

  it('updatekeys lets Flux decrypt a file of other recipients', async () => {
    await arrange('strangers', keySecret);
    const command = await offered(
      'strangers',
      'sops-decryption-failed',
      /^Add the cluster's recipient to \.sops\.yaml/,
    );
    const bodies = clones.read('strangers/secret.yaml');
    clones.writeConfig({
      'strangers/': {
        ...ENCRYPTED,
        age: [person.recipient, cluster.recipient].join(),
      },
    });
    await clones.run(forFile(command, 'strangers/secret.yaml'));
    // The values keep their ciphertext.
    const valueIn = (text: string) => /^ +a: ENC\[.*$/m.exec(text)![0];
    expect(clones.read('strangers/secret.yaml').map(valueIn)).toEqual(
      bodies.map(valueIn),
    );
    await commit();
    await isSynced('strangers');
    expect(await valuesOf('strangers')).toEqual({ a: 'theirs' });
  });

  it('a lower threshold needs a new encryption, and updatekeys keeps the old one', async () => {
    await controlPlane.admin.patch(secretOf(keySecret), {
      stringData: { 'person.agekey': person.identity },
    });
    await arrange('threshold', keySecret);
    const file = 'threshold/secret.yaml';
    const command = await offered(
      'threshold',
      'sops-decryption-failed',
      /lower shamir_threshold/,
    );
    clones.writeConfig({
      'threshold/': {
        age: undefined,
        ...ENCRYPTED,
        shamir_threshold: 2,
        key_groups: clones.groups,
      },
    });
    await clones.run(`sops updatekeys ${file}`);
    expect(clone.read(file)).toContain('shamir_threshold: 3');
    await clones.run(forFile(command, file));
    expect(clone.read(file)).toContain('shamir_threshold: 2');
    await commit();
    await isSynced('threshold');
    expect(await valuesOf('threshold')).toEqual({ a: 'shared' });
  });

  it('a value in plain text is replaced with --ignore-mac, without which the file cannot be decrypted', async () => {
    await arrange('opened', keySecret);
    const file = 'opened/secret.yaml';
    const command = await offered(
      'opened',
      'sops-decryption-failed',
      /^Compare the file/,
    );
    const withoutOption = `sops edit ${file}`;
    await expect(clone.run(withoutOption)).rejects.toThrow(
      /does not match sops' data format/,
    );
    clones.change(file, text => text.replace(/^ +leaked: .*\n/m, ''));
    await expect(clone.run(withoutOption)).rejects.toThrow(/MAC mismatch/);
    await clones.run(
      forFile(command, file),
      `s/^\\( *\\)kept: .*/&\\n\\1leaked: bmV3/`,
    );
    await commit();
    await isSynced('opened');
    expect(await valuesOf('opened')).toEqual({ kept: 'kept', leaked: 'new' });
  });

  describe('on a file in Git', () => {
    it('updatekeys gives it the recipients of its rule, and rotate a new data key', async () => {
      const [file] = FILES;
      clones.writeConfig({
        'drift/': {
          ...ENCRYPTED,
          age: [cluster.recipient, person.recipient].join(),
        },
      });
      await commit();
      const update = await offered(
        file,
        'sops-recipients-drift',
        /^Encrypt the data key/,
      );
      const rotate = await offered(
        file,
        'sops-recipients-drift',
        /^Encrypt the values with a new data key/,
      );
      await clones.run(update);
      await commit();
      await isWithout(file, 'sops-recipients-drift');
      const old = clone.read(file);
      expect(old).not.toContain(third.recipient);
      await clones.run(rotate);
      expect(clone.read(file)).not.toBe(old);
      expect(await clone.run(`sops decrypt ${file}`)).toContain(
        Buffer.from('drift').toString('base64'),
      );
    });

    it('encrypt turns a file in plain text into ciphertext', async () => {
      const [, file] = FILES;
      await clones.run(
        await offered(file, 'sops-plaintext-left', /^Encrypt the file$/),
      );
      await commit();
      await isWithout(file, 'sops-plaintext-left');
      expect(await clone.run(`sops decrypt ${file}`)).toContain('cGxhaW4=');
    });

    it('a file is encrypted again by a rule that covers more values', async () => {
      const [, , file] = FILES;
      clones.writeConfig({
        'ruled/': {
          age: cluster.recipient,
          encrypted_regex: '^(password|token)$',
        },
      });
      await commit();
      await clones.run(
        await offered(file, 'sops-plaintext-left', /^Encrypt the file again/),
      );
      await commit();
      await isWithout(file, 'sops-plaintext-left');
      expect(await clone.run(`sops decrypt ${file}`)).toBe(
        'password: secret\ntoken: secret\n',
      );
    });
  });

  function workspaceFile(name: string, text: string) {
    clone.write(`../${name}`, text);
  }
});

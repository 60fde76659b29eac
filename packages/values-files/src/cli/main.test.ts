import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { sealedText } from '../__testUtils__/sealed';
import { main } from './main';

const NOW = Date.parse('2026-12-15T12:00:00Z');
/**
 * RSA 2048, valid for one day from 2026-11-30, made for this test; its private
 * key was deleted.
 */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIDGTCCAgGgAwIBAgIUITOb+7oUuq7c3/XQOGQ1D4mwDAkwDQYJKoZIhvcNAQEL
BQAwHDEaMBgGA1UECgwRdmFsdWVzLWZpbGVzIHRlc3QwHhcNMjYxMTMwMDYyMjI0
WhcNMjYxMjAxMDYyMjI0WjAcMRowGAYDVQQKDBF2YWx1ZXMtZmlsZXMgdGVzdDCC
ASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBALQ7tKENA83MKyYE+X6ztt0N
BIFX4ga/ywFhCH4lhQqkCSBS49uvSRJ8zoI58V/ti0b6fBo6UbaS1VO9XwSAJDui
P8fsI7HzIQw5PpkXQaIAlEVzhK8Z3wC+5R03nHhi+PDbNoCD2rpGvoPEnnHv60xx
K0SM1wD4Djt38uBAt1kSRa7TS+ikcZKXufTKck6NWSl+bLfZzTO/XgB8+orQh15S
f3gkeCl4OQv6blpre7mewxrkPfADj/86/wUzQ5TUQzMLhmFrbfQNLtBBFFL0BYQS
wfgFL9KLapnsUDNtR1r+kS87VYqv827TLzON6EdrZkh6+3ch2VS0fCnWN3d8oCEC
AwEAAaNTMFEwHQYDVR0OBBYEFHHsOkoc8UlYhYV7uYOMPJuJG0/8MB8GA1UdIwQY
MBaAFHHsOkoc8UlYhYV7uYOMPJuJG0/8MA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZI
hvcNAQELBQADggEBAFBfMWVxln25czRnpE3f3eOyxFJzv0UU7CMORYfWVB5QzRoW
HpX1SoP0JgTGJbgyNCDdlVcQ85PY1Ao0YAwg6GNuamUMT4P1++D/gDA4dKcvc15t
Ha/v7xHNQUGJCgz3VylFzgQhHDsrhW6JeZgW8A4e64QvCRkQ8knzEG7qcEQgq476
FlSX3Kkb3XsG27FGHoW9KBJNQDjyivZqWh5L7AmWXMRamVWqSkboQ/VZqi88R2NJ
M+ud8f+tBhoOUE0g5NkV+6Uy/MQSCjcT/RNwpHqWE7uL4f1uGK+zWuSDPmXJXlig
0YZ8NtxwPHe9X1TbvJc7J/c0lNGR6tEeYiIyutM=
-----END CERTIFICATE-----`;

describe('values-files', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'values-files-'));
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  async function write(name: string, content: string | Buffer) {
    const path = join(folder, name);
    await fs.writeFile(path, content);
    return path;
  }

  async function run(...argv: string[]) {
    return runWith(undefined, ...argv);
  }

  async function runWith(input: string | undefined, ...argv: string[]) {
    let stdout = '';
    let stderr = '';
    async function* stdin() {
      yield Buffer.from(input ?? '');
    }
    const status = await main(argv, {
      stdin: input === undefined ? undefined : stdin(),
      stdout: text => {
        stdout += text;
      },
      stderr: text => {
        stderr += text;
      },
      now: NOW,
      version: '1.2.3',
    });
    return { status, stdout, stderr };
  }

  it('writes a line for each finding, and no value', async () => {
    const first = await write('values.yaml', 'a: {password: hunter2}\n');
    const second = await write(
      'values-prod.yaml',
      'dagster:\n  postgresql: {enabled: false}\n',
    );
    expect(await run('check', first, second)).toEqual({
      status: 1,
      stdout: expect.stringMatching(
        /^\S*\/values\.yaml:1:15 error credential-in-values a\.password: [^\n]+\.\n\S*\/values-prod\.yaml:2:16 warning database-connection-missing [^\n]+\.\n$/,
      ),
      stderr: '',
    });
    expect((await run('check', first)).stdout).not.toContain('hunter2');
  });

  it('fails from the requested severity on', async () => {
    const warning = await write(
      'a.yaml',
      'dagster: {postgresql: {enabled: false}}',
    );
    const clean = await write('b.yaml', 'a: 1');
    expect((await run('check', warning)).status).toBe(0);
    expect((await run('check', '--fail-on', 'warning', warning)).status).toBe(
      1,
    );
    expect((await run('check', '--fail-on=info', warning)).status).toBe(1);
    expect(await run('check', '--fail-on', 'info', clean)).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('says that Helm cannot read a file', async () => {
    const path = await write('a.yaml', 'a: [\n');
    const { status, stdout } = await run('check', path);
    expect(status).toBe(1);
    expect(stdout).toContain('a.yaml:2:1 error values-not-yaml');
  });

  it.each([
    [[]],
    [['check']],
    [['chek', 'a.yaml']],
    [['check', '--unknown', 'a.yaml']],
    [['check', '--release']],
    [['check', '--release=', 'a.yaml']],
    [['check', '--fail-on', 'fatal', 'a.yaml']],
    [['check', '--serves', 'latest', 'a.yaml']],
    [['check', '--sarif=yes', 'a.yaml']],
  ])('prints its usage when it is called with %j', async argv => {
    const { status, stdout, stderr } = await run(...argv);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Usage: values-files check');
  });

  it('prints its usage and version', async () => {
    expect(await run('help')).toEqual(await run('--help'));
    expect(await run('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--sarif'),
    });
    expect(await run('--version')).toMatchObject({ stdout: '1.2.3\n' });
  });

  it('reads standard input for -', async () => {
    const first = await write('a.yaml', 'a: 1');
    expect(await runWith('password: hunter2\n', 'check', first, '-')).toEqual({
      status: 1,
      stdout: expect.stringMatching(/^-:1:11 error credential-in-values /),
      stderr: '',
    });
    expect(await runWith('a: 1\n', 'check', '-', '-')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('The standard input can be read once'),
    });
  });

  it('says why it cannot read a file, and which option is unknown', async () => {
    expect((await run('check', folder)).stderr).toBe(
      `${folder} cannot be read: it is a directory; name the files in it\n`,
    );
    expect((await run('check', '--nope', 'a.yaml')).stderr).toMatch(
      /^Unknown option '--nope'\n\nUsage: /,
    );
  });

  it('refuses a file that it cannot read', async () => {
    const fine = await write('a.yaml', 'a: 1');
    for (const path of [
      join(folder, 'missing.yaml'),
      folder,
      await write('latin1.yaml', Buffer.from([0x61, 0x3a, 0xe4])),
    ]) {
      const { status, stdout, stderr } = await run('check', fine, path);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(path);
    }
    expect((await run('check', '--certificate', fine, fine)).stderr).toContain(
      'has no valid certificate',
    );
  });

  it('writes a file name with control characters on one line', async () => {
    const path = await write('a\n\u001b[31m.yaml', 'password: hunter2');
    const { stdout } = await run('check', path);
    expect(stdout.trimEnd()).toMatch(/^[\P{C}]+$/u);
  });

  it('checks the files against the given release and cluster', async () => {
    const external = await write(
      'a.yaml',
      'floe: {externalSecrets: {enabled: true, secretStoreRef: a, refreshInterval: 15m0s, compute: {enabled: true, secrets: [{secretKey: K, remoteKey: k}]}}}\nenvSecrets: [{name: orders-floe-dagster-storage-secret}]\n',
    );
    const ids = async (...argv: string[]) =>
      (await run('check', ...argv, external)).stdout
        .split('\n')
        .filter(Boolean)
        .map(line => line.split(' ')[2]);
    expect(await ids()).toEqual([]);
    expect(await ids('--release', 'orders')).toEqual([
      'secret-reference-missing',
    ]);
    expect(await ids('--serves', 'v1')).toEqual(['api-version-not-served']);
    expect(await ids('--serves', 'v1', '--renders', 'v1')).toEqual([]);
    expect(await ids('-n', 'Not_A_Namespace')).toEqual(['name-invalid']);
  });

  it('checks sealed values against certificates', async () => {
    const certificate = await write('cert.pem', CERTIFICATE);
    const path = await write(
      'a.yaml',
      `floe: {sealedSecrets: {enabled: true, compute: {enabled: true, encryptedData: {K: "${sealedText(
        512,
      )}"}}}}`,
    );
    const { stdout } = await run('check', '--certificate', certificate, path);
    expect(stdout).toContain('warning sealing-certificate-expired');
    // Sealed for a key of 4096 bits, and the certificate has one of 2048.
    expect(stdout).toContain('warning sealed-for-other-key');
  });

  it('ends quietly if the reader of its output stops', async () => {
    const bad = await write('a.yaml', 'password: hunter2\n');
    const program = resolve(__dirname, '../../bin/values-files');
    const child = spawn(process.execPath, [program, 'check', '--sarif', bad]);
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', text => {
      stderr += text;
    });
    const [status] = await once(child, 'close');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });

  it('runs as a program', async () => {
    const bad = await write('a.yaml', 'password: hunter2');
    const good = await write('b.yaml', 'a: 1');
    const program = resolve(__dirname, '../../bin/values-files');
    const call = promisify(execFile);
    await expect(
      call(process.execPath, [program, 'check', good]),
    ).resolves.toEqual({ stdout: '', stderr: '' });
    await expect(
      call(process.execPath, [program, 'check', bad]),
    ).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('a.yaml:1:11 error credential-in-values'),
      stderr: '',
    });
  });
});

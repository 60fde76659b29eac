import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { preparePrivateFolder } from './privateFolder.mjs';
import { Processes } from './processes.mjs';

const modeOf = entry => (statSync(entry).mode & 0o777).toString(8);

function modesBelow(folder) {
  return readdirSync(folder, { recursive: true }).map(
    name => `${name} ${modeOf(path.join(folder, name))}`,
  );
}

test.beforeEach(context => {
  process.umask(0o022);
  context.folder = mkdtempSync(path.join(tmpdir(), 'private-folder-'));
});
test.afterEach(context =>
  rmSync(context.folder, { recursive: true, force: true }),
);

test('a new data folder is private, and so are the files in it', context => {
  const data = path.join(context.folder, 'data');
  preparePrivateFolder(data);
  writeFileSync(path.join(data, 'database', 'floe.sqlite'), '');
  mkdirSync(path.join(data, 'forge'));
  assert.equal(modeOf(data), '700');
  assert.deepEqual(modesBelow(data).sort(), [
    'database 700',
    'database/floe.sqlite 600',
    'forge 700',
    'logs 700',
  ]);
});

test('an old data folder becomes private', context => {
  const data = path.join(context.folder, 'data');
  const outside = path.join(context.folder, 'outside');
  writeFileSync(outside, '');
  mkdirSync(path.join(data, 'logs'), { recursive: true });
  mkdirSync(path.join(data, 'forge', 'git', 'objects'), { recursive: true });
  writeFileSync(path.join(data, 'logs', 'demo.log'), '');
  writeFileSync(path.join(data, 'app-config.generated.yaml'), '');
  writeFileSync(path.join(data, 'forge', 'git', 'objects', 'pack'), '');
  chmodSync(path.join(data, 'forge', 'git', 'objects', 'pack'), 0o444);
  symlinkSync(outside, path.join(data, 'forge', 'link'));

  preparePrivateFolder(data);

  assert.equal(modeOf(data), '700');
  assert.deepEqual(modesBelow(data).sort(), [
    'app-config.generated.yaml 600',
    'database 700',
    'forge 700',
    'forge/git 700',
    'forge/git/objects 700',
    'forge/git/objects/pack 400',
    'forge/link 644',
    'logs 700',
    'logs/demo.log 600',
  ]);
});

test('a folder with other files keeps its own mode, and they keep theirs', context => {
  writeFileSync(path.join(context.folder, 'notes.txt'), '');
  chmodSync(context.folder, 0o755);
  preparePrivateFolder(context.folder);
  assert.equal(modeOf(context.folder), '755');
  assert.equal(modeOf(path.join(context.folder, 'notes.txt')), '644');
  assert.equal(modeOf(path.join(context.folder, 'logs')), '700');
});

test('messages of a child to its parent are in no log, and the log is private', async context => {
  const processes = new Processes();
  const log = path.join(context.folder, 'child.log');
  const lines = [];
  const message = await new Promise((resolve, reject) => {
    processes.start(
      'child',
      process.execPath,
      ['-e', `console.log('said'); process.send({ token: 'secret-token' });`],
      {
        cwd: context.folder,
        env: process.env,
        log,
        onLine: line => lines.push(line),
        onMessage: resolve,
        onExit: reject,
      },
    );
  });
  await processes.stop();
  assert.deepEqual(message, { token: 'secret-token' });
  const { readFileSync } = await import('node:fs');
  assert.equal(modeOf(log), '600');
  assert.ok(!readFileSync(log, 'utf8').includes('secret-token'));
});

#!/usr/bin/env node
/*
 * The way in for `npm start`, `npm test` and their like. It runs on any Node
 * that a machine may have (so: CommonJS and no new syntax), brings the Node and
 * the Yarn that the project wants into .cache/toolchain, installs the packages
 * where they are not what yarn.lock says, and goes on with scripts/<command>.mjs;
 * `install` ends there.
 */
'use strict';

var childProcess = require('child_process');
var crypto = require('crypto');
var fs = require('fs');
var path = require('path');

var root = path.resolve(__dirname, '..');
var toolchain = path.join(root, '.cache', 'toolchain');
var pinned = require('./toolchain.json');
var nodeMajors = [22, 24];
var commands = ['install', 'start', 'test', 'bench', 'sbom'];

function say(text) {
  process.stdout.write('floe: ' + text + '\n');
}

function fail(text) {
  process.stderr.write('\nfloe: ' + text + '\n');
  process.exit(1);
}

function run(program, args, options) {
  return childProcess.spawnSync(
    program,
    args,
    Object.assign({ cwd: root, stdio: 'inherit' }, options),
  );
}

/** Runs npm in a folder; the result contains its output. */
function npm(args, folder) {
  var options = {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  };
  var fromNpm = process.env.npm_execpath;
  if (fromNpm && /npm-cli\.c?js$/.test(fromNpm)) {
    return run(process.execPath, [fromNpm].concat(args), options);
  }
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

function npmErrors(result) {
  if (result.error) return result.error.message;
  return (result.stderr || '')
    .split('\n')
    .filter(function keep(line) {
      return /npm (err|error)/i.test(line);
    })
    .slice(0, 4)
    .join('\n');
}

function makeWritable(directory) {
  try {
    fs.mkdirSync(directory, { recursive: true });
    fs.accessSync(directory, fs.constants.W_OK);
  } catch (error) {
    fail(
      'cannot write to ' +
        directory +
        ' (' +
        error.code +
        '). Clone the project to a place that you may write to, and start again there.',
    );
  }
}

/**
 * Downloads a package that is pinned in toolchain.json, and returns the path of
 * its program. The archive is compared with the checksum there before it is
 * unpacked, and none of its scripts runs.
 */
function fetchPinned(pin) {
  var title = pin.name + ' ' + pin.version;
  var folder = path.join(
    toolchain,
    pin.name.replace(/[@/]/g, '') + '-' + pin.version,
  );
  var file = path.join(folder, 'node_modules', pin.name, pin.program);
  // Written last, so a partly filled folder is filled again.
  var verified = path.join(folder, 'verified');
  if (fs.existsSync(verified) && fs.existsSync(file)) return file;
  makeWritable(folder);
  say('bringing ' + title + ' from the package registry…');
  var packed = npm(
    ['pack', '--fetch-retries=1', pin.name + '@' + pin.version],
    folder,
  );
  var archive = fs.readdirSync(folder).filter(function isArchive(name) {
    return /\.tgz$/.test(name);
  })[0];
  if (packed.status !== 0 || !archive) {
    fail(
      'could not bring ' +
        title +
        '.\n' +
        npmErrors(packed) +
        '\nIs the package registry reachable? Run `npm ping`. Behind a proxy set HTTPS_PROXY, or `npm config set registry <address>` to a mirror.',
    );
  }
  var integrity = integrityOf(path.join(folder, archive));
  if (integrity !== pin.integrity) {
    fs.rmSync
      ? fs.rmSync(folder, { recursive: true, force: true })
      : fs.unlinkSync(path.join(folder, archive));
    fail(
      'the package registry answered with another ' +
        title +
        ' than the one this project was tested with. It was not unpacked.\nexpected ' +
        pin.integrity +
        '\nreceived ' +
        integrity +
        '\nCheck the registry or mirror that `npm config get registry` names, and the proxy before it.',
    );
  }
  var unpacked = npm(
    [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--ignore-scripts',
      path.join(folder, archive),
    ],
    folder,
  );
  if (unpacked.status !== 0 || !fs.existsSync(file)) {
    fail('could not unpack ' + title + '.\n' + npmErrors(unpacked));
  }
  fs.unlinkSync(path.join(folder, archive));
  fs.writeFileSync(verified, pin.integrity + '\n');
  return file;
}

/** The checksum of a file, in the form of the registry: sha512 in base64. */
function integrityOf(file) {
  var hash = crypto.createHash('sha512');
  return 'sha512-' + hash.update(fs.readFileSync(file)).digest('base64');
}

function suitableNode() {
  var major = Number(process.versions.node.split('.')[0]);
  if (nodeMajors.indexOf(major) >= 0) return process.execPath;
  var pin = pinned.node[process.platform + '-' + process.arch];
  if (!pin) {
    fail(
      'this project wants Node 22 or 24, and this is Node ' +
        process.versions.node +
        '. It brings its own Node to ' +
        Object.keys(pinned.node).join(', ') +
        '. On ' +
        process.platform +
        '-' +
        process.arch +
        ' install Node 24 and start again.',
    );
  }
  return fetchPinned(pin);
}

function makeBin(node, yarn) {
  var bin = path.join(toolchain, 'bin');
  makeWritable(bin);
  var launchers = {
    node: '#!/bin/sh\nexec "' + node + '" "$@"\n',
    yarn: '#!/bin/sh\nexec "' + node + '" "' + yarn + '" "$@"\n',
  };
  Object.keys(launchers).forEach(function write(name) {
    var file = path.join(bin, name);
    var temporary = file + '.' + process.pid;
    fs.writeFileSync(temporary, launchers[name], { mode: 493 });
    fs.renameSync(temporary, file);
  });
  return bin;
}

function installFingerprint(node) {
  var hash = crypto.createHash('sha256');
  hash.update(node);
  var files = ['yarn.lock', 'package.json', '.yarnrc.yml'];
  ['packages', 'plugins'].forEach(function each(group) {
    fs.readdirSync(path.join(root, group)).forEach(function add(name) {
      files.push(path.join(group, name, 'package.json'));
    });
  });
  ['interop', 'benchmarks', 'e2e'].forEach(function add(name) {
    files.push(path.join(name, 'package.json'));
  });
  files.forEach(function add(file) {
    var full = path.join(root, file);
    if (fs.existsSync(full)) hash.update(file).update(fs.readFileSync(full));
  });
  return hash.digest('hex');
}

function install(node, yarn, env) {
  var marker = path.join(root, 'node_modules', '.floe-install');
  var fingerprint = installFingerprint(node);
  if (
    fs.existsSync(marker) &&
    fs.readFileSync(marker, 'utf8') === fingerprint
  ) {
    return;
  }
  say('installing packages (about a minute the first time)…');
  var started = Date.now();
  makeWritable(path.join(root, '.cache'));
  var log = path.join(root, '.cache', 'install.log');
  var out = fs.openSync(log, 'w');
  // The installed packages are those of yarn.lock, everywhere.
  var result = run(node, [yarn, 'install', '--immutable'], {
    env: env,
    stdio: ['ignore', out, out],
  });
  fs.closeSync(out);
  if (result.status !== 0) {
    var tail = fs
      .readFileSync(log, 'utf8')
      .split('\n')
      .filter(function keep(line) {
        return /YN0001|YN0028|YN0035|YN0041|Error|ENOTFOUND|ECONN|EROFS|ENOSPC/.test(
          line,
        );
      })
      .slice(0, 8)
      .join('\n');
    fail(
      'the packages could not be installed.\n' +
        tail +
        '\nThe whole log is in ' +
        path.relative(root, log) +
        (/YN0028/.test(tail)
          ? '. A package.json asks for something that yarn.lock does not have: run `yarn install` and commit yarn.lock.'
          : '. Is the package registry reachable (`npm ping`), and is there room on the disk?'),
    );
  }
  fs.writeFileSync(marker, fingerprint);
  say(
    'packages installed in ' + Math.round((Date.now() - started) / 1000) + ' s',
  );
}

var command = process.argv[2];
if (commands.indexOf(command) < 0) {
  fail('say what to do: ' + commands.join(', '));
}
var node = suitableNode();
var yarn = fetchPinned(pinned.yarn);
var env = Object.assign({}, process.env, {
  PATH: makeBin(node, yarn) + path.delimiter + process.env.PATH,
  YARN_IGNORE_PATH: '1',
});
// Variables of npm or an outer Yarn must not affect the inner one.
Object.keys(env).forEach(function drop(name) {
  if (/^npm_(?!config_registry)/i.test(name)) delete env[name];
});
install(node, yarn, env);
if (command === 'install') process.exit(0);

var child = childProcess.spawn(
  node,
  [path.join(__dirname, command + '.mjs')].concat(process.argv.slice(3)),
  { cwd: root, env: env, stdio: 'inherit' },
);
['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function forward(signal) {
  // A terminal sends Ctrl-C to the whole group; the child ends and so does
  // this process.
  process.on(signal, function pass() {
    if (signal !== 'SIGINT') child.kill(signal);
  });
});
child.on('exit', function end(code, signal) {
  process.exit(signal ? 1 : code);
});

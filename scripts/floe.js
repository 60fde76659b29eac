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
var nodeVersion = '24.21.0';
var nodeMajors = [22, 24];
var yarnVersion = /^yarn@(\d+\.\d+\.\d+)/.exec(
  require('../package.json').packageManager,
)[1];
var commands = ['install', 'start', 'test', 'bench'];

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

function npm(args) {
  var fromNpm = process.env.npm_execpath;
  if (fromNpm && /npm-cli\.c?js$/.test(fromNpm)) {
    return run(process.execPath, [fromNpm].concat(args), quiet());
  }
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, quiet());
}

function quiet() {
  return { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' };
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

function fetchPackage(name, version, proof) {
  var directory = path.join(
    toolchain,
    name.replace(/[@/]/g, '') + '-' + version,
  );
  var file = path.join(directory, 'node_modules', proof);
  if (fs.existsSync(file)) return file;
  makeWritable(directory);
  say('bringing ' + name + ' ' + version + ' from the package registry…');
  var result = npm([
    'install',
    '--prefix',
    directory,
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--fetch-retries=1',
    name + '@' + version,
  ]);
  if (result.status !== 0 || !fs.existsSync(file)) {
    var detail = result.error
      ? result.error.message
      : (result.stderr || '')
          .split('\n')
          .filter(function keep(line) {
            return /npm (err|error)/i.test(line);
          })
          .slice(0, 4)
          .join('\n');
    fail(
      'could not bring ' +
        name +
        ' ' +
        version +
        '.\n' +
        detail +
        '\nIs the package registry reachable? `npm ping` tells. Behind a proxy set HTTPS_PROXY, or `npm config set registry <address>` to a mirror.',
    );
  }
  return file;
}

function suitableNode() {
  var major = Number(process.versions.node.split('.')[0]);
  if (nodeMajors.indexOf(major) >= 0) return process.execPath;
  return fetchPackage('node', nodeVersion, path.join('node', 'bin', 'node'));
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
  var args = [yarn, 'install'];
  if (process.env.CI) args.push('--immutable');
  var result = run(node, args, { env: env, stdio: ['ignore', out, out] });
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
        '. Is the package registry reachable (`npm ping`), and is there room on the disk?',
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
var yarn = fetchPackage(
  '@yarnpkg/cli-dist',
  yarnVersion,
  path.join('@yarnpkg', 'cli-dist', 'bin', 'yarn.js'),
);
var env = Object.assign({}, process.env, {
  PATH: makeBin(node, yarn) + path.delimiter + process.env.PATH,
  YARN_IGNORE_PATH: '1',
});
// What npm or an outer Yarn says of itself must not steer the inner one.
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
  // A terminal sends Ctrl-C to the whole group; the child ends and so do we.
  process.on(signal, function pass() {
    if (signal !== 'SIGINT') child.kill(signal);
  });
});
child.on('exit', function end(code, signal) {
  process.exit(signal ? 1 : code);
});

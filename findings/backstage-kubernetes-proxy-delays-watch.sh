#!/usr/bin/env bash
# @backstage/plugin-kubernetes-backend 0.21.11 with @backstage/backend-defaults
# 0.18.0: a watch through the plugin's proxy (/api/kubernetes/proxy) that Node's
# fetch asks for with its default headers gets its events when the watch ends,
# some minutes later. fetch accepts gzip, the backend compresses what the proxy
# passes on, and nothing flushes a chunk that does not fill the compressor's
# buffer. With "Accept-Encoding: identity" an event comes when the API server
# sends it.
#
# In both cases the head of the answer comes with the first byte of the body and
# not, as from an API server, at once. A limit for the head takes each watch of a
# quiet cluster for dead.
#
# Starts such a backend and a server that answers as an API server does: the
# head at once, one event 2 s later, the end 2 s after that. A plugin of the
# backend watches it directly and through the proxy. Prints what the server had
# sent when head and event arrived. Exits with 1 where one of them changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts \
  @backstage/backend-defaults@0.18.0 @backstage/backend-plugin-api@1.10.0 \
  @backstage/config@1.3.9 @backstage/plugin-kubernetes-backend@0.21.11
# The keys that backend plugins sign their requests to each other with.
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out private.pem 2>/dev/null
openssl pkey -in private.pem -pubout -out public.pem
cat >watch.cjs <<'JS'
const http = require('node:http');
const { setTimeout: wait } = require('node:timers/promises');
const { createBackend } = require('@backstage/backend-defaults');
const {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} = require('@backstage/backend-plugin-api');
const { ConfigReader } = require('@backstage/config');

let sent;
const cluster = http.createServer(async (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.flushHeaders();
  sent = 'the head';
  await wait(2_000);
  sent = 'the event';
  response.write('{"type":"ADDED","object":{}}\n');
  await wait(2_000);
  sent = 'all';
  response.end();
});

async function watch(url, headers) {
  sent = 'nothing';
  const response = await fetch(url, { headers });
  const head = sent;
  let event;
  for await (const part of response.body) {
    event ??= `${sent} was sent when ${Buffer.from(part).toString().trim()} arrived`;
  }
  return `${head} was sent when the head arrived, ${event}`;
}

const service = (name, factory) =>
  createServiceFactory({ service: coreServices[name], deps: {}, factory });
const logger = { error: console.error, warn() {}, info() {}, debug() {}, child: () => logger };

function portal(clusterUrl, port) {
  const address = `http://127.0.0.1:${port}`;
  return new ConfigReader({
    app: { baseUrl: address },
    backend: {
      baseUrl: address,
      listen: `127.0.0.1:${port}`,
      database: { client: 'better-sqlite3', connection: ':memory:' },
      auth: {
        pluginKeyStore: {
          type: 'static',
          static: {
            keys: [
              { keyId: 'key', publicKeyFile: 'public.pem', privateKeyFile: 'private.pem' },
            ],
          },
        },
      },
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'singleTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'cluster',
              url: clusterUrl,
              authProvider: 'serviceAccount',
              serviceAccountToken: 'token',
            },
          ],
        },
      ],
    },
  });
}

async function freePort() {
  const server = http.createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

const listening = new Promise(resolve => cluster.listen(0, '127.0.0.1', resolve));
Promise.all([freePort(), listening]).then(async ([port]) => {
  const clusterUrl = `http://127.0.0.1:${cluster.address().port}`;
  const backend = createBackend();
  backend.add(service('rootConfig', () => portal(clusterUrl, port)));
  backend.add(service('rootLogger', () => logger));
  backend.add(require('@backstage/plugin-kubernetes-backend'));
  let auth;
  backend.add(
    createBackendPlugin({
      pluginId: 'watcher',
      register: env =>
        env.registerInit({
          deps: { own: coreServices.auth },
          init: async ({ own }) => {
            auth = own;
          },
        }),
    }),
  );
  await backend.start();
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: 'kubernetes',
  });
  const path = '/api/v1/namespaces?watch=true';
  const proxy = `http://127.0.0.1:${port}/api/kubernetes/proxy${path}`;
  const headers = {
    Authorization: `Bearer ${token}`,
    'Backstage-Kubernetes-Cluster': 'cluster',
  };
  console.log('API server:', await watch(clusterUrl + path, {}));
  console.log('proxy:', await watch(proxy, headers));
  console.log(
    'proxy, identity:',
    await watch(proxy, { ...headers, 'Accept-Encoding': 'identity' }),
  );
  process.exit(0);
});
JS
node --no-deprecation watch.cjs | tee seen.txt
cat >expected.txt <<'TEXT'
API server: the head was sent when the head arrived, the event was sent when {"type":"ADDED","object":{}} arrived
proxy: the event was sent when the head arrived, all was sent when {"type":"ADDED","object":{}} arrived
proxy, identity: the event was sent when the head arrived, the event was sent when {"type":"ADDED","object":{}} arrived
TEXT
diff expected.txt seen.txt

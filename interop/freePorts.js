const { createServer } = require('node:net');
const { randomInt } = require('node:crypto');

// Below the ports that systems assign to connections and to servers without
// a fixed port.
const FIRST = 20_000;
const BLOCKS = 240;
const BLOCK_SIZE = 50;

/**
 * The block of ports of this process: the process that listens on its first
 * port owns it while it runs.
 */
let block;
let last = 0;

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      resolve(server),
    );
  });
}

const close = server => new Promise(resolve => server.close(resolve));

/** Listens on the first port of several that nothing else listens on. */
async function listenOnOne(nextPort) {
  for (;;) {
    try {
      return await listen(nextPort());
    } catch (error) {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    }
  }
}

async function claimBlock() {
  const claim = await listenOnOne(() => FIRST + randomInt(BLOCKS) * BLOCK_SIZE);
  claim.unref();
  return claim.address().port;
}

async function freePorts(count) {
  block ??= claimBlock();
  const first = await block;
  const servers = await Promise.all(
    Array.from({ length: count }, () =>
      listenOnOne(() => {
        last = (last % (BLOCK_SIZE - 1)) + 1;
        return first + last;
      }),
    ),
  );
  const ports = servers.map(server => server.address().port);
  await Promise.all(servers.map(close));
  return ports;
}

module.exports = { freePorts };

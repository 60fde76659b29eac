const { createServer } = require('node:net');
const { randomInt } = require('node:crypto');

// Below the ports that systems give to connections and to servers that name none, so that nothing
// takes one before the program listens that it is meant for.
const FIRST = 20_000;
const LAST = 32_000;

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      resolve(server),
    );
  });
}

async function listenSomewhere() {
  for (;;) {
    try {
      return await listen(randomInt(FIRST, LAST));
    } catch (error) {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    }
  }
}

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from({ length: count }, listenSomewhere),
  );
  const ports = servers.map(server => server.address().port);
  await Promise.all(
    servers.map(server => new Promise(resolve => server.close(resolve))),
  );
  return ports;
}

module.exports = { freePorts };

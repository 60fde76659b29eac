import { createServer } from 'node:net';

/** The ports of the portal and of the embedded pair, each with the variable that moves it. */
export function readPorts(env = process.env) {
  const ports = {
    frontend: { variable: 'FLOE_PORT_FRONTEND', default: 3000 },
    backend: { variable: 'FLOE_PORT_BACKEND', default: 7007 },
    cluster: { variable: 'FLOE_PORT_CLUSTER', default: 7008 },
    forge: { variable: 'FLOE_PORT_FORGE', default: 7009 },
  };
  const taken = new Map();
  for (const [name, port] of Object.entries(ports)) {
    const text = env[port.variable];
    const value =
      text === undefined || text === '' ? port.default : Number(text);
    if (!Number.isInteger(value) || value < 1 || value > 65535) {
      throw new Error(
        `${port.variable} is "${text}"; set it to a port from 1 to 65535.`,
      );
    }
    if (taken.has(value)) {
      throw new Error(
        `${port.variable} and ${taken.get(
          value,
        )} are both ${value}; give them different ports.`,
      );
    }
    taken.set(value, port.variable);
    ports[name] = { ...port, value };
  }
  return ports;
}

/** The named ports that another program listens on. */
export async function portsInUse(ports) {
  const used = [];
  for (const port of ports) {
    if (await isUsed(port.value)) used.push(port);
  }
  return used;
}

async function isUsed(port) {
  for (const host of ['127.0.0.1', '::']) {
    const used = await new Promise(resolve => {
      const server = createServer();
      server.once('error', error => resolve(error.code === 'EADDRINUSE'));
      server.listen({ port, host, exclusive: true }, () =>
        server.close(() => resolve(false)),
      );
    });
    if (used) return true;
  }
  return false;
}

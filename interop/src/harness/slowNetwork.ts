import { AddressInfo, connect, createServer, Socket } from 'node:net';

/** Longest delay of an answer in milliseconds; 0 is a network without delay. */
const longestDelay = Number(process.env.FLOE_INTEROP_DELAY ?? 0);

/**
 * Sends what one side says to the other. Each piece waits for a random time
 * after it came, and none overtakes the one before it.
 */
function delayed(from: Socket, to: Socket, longest: number): void {
  let turn: Promise<unknown> = Promise.resolve();
  const after = (send: () => void) => {
    const delay = new Promise(done => {
      setTimeout(done, Math.random() * longest);
    });
    turn = turn.then(() => delay).then(send);
  };
  from.on('data', piece => after(() => to.writable && to.write(piece)));
  from.on('end', () => after(() => to.end()));
  from.on('error', () => to.destroy());
  from.on('close', () => after(() => to.destroy()));
}

/**
 * The connection through a network that delays every answer, if
 * `FLOE_INTEROP_DELAY` says so: each connection by a random share of the longest
 * delay. Then the portal learns of the kinds of a cluster in another order each
 * time, and a test that waits for a part of what it asserts fails.
 *
 * @param connection - with its URL
 * @param onClose - registers what stops it
 */
export async function throughSlowNetwork<T extends { url: string }>(
  connection: T,
  onClose: (stop: () => Promise<void>) => void,
): Promise<T> {
  if (!longestDelay) return connection;
  const { hostname, port, protocol } = new URL(connection.url);
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, socket => {
    const upstream = connect({
      host: hostname,
      port: Number(port),
      allowHalfOpen: true,
    });
    for (const each of [socket, upstream]) {
      sockets.add(each);
      each.on('close', () => sockets.delete(each));
    }
    delayed(socket, upstream, 0);
    delayed(upstream, socket, Math.random() * longestDelay);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onClose(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise(done => server.close(done));
  });
  const address = server.address() as AddressInfo;
  return { ...connection, url: `${protocol}//127.0.0.1:${address.port}` };
}

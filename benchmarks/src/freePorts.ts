import { createServer } from 'node:net';

/** Ports of this machine that nothing listens on. */
export async function freePorts(count: number): Promise<string[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(
    servers.map(
      server =>
        new Promise<void>(done => {
          server.listen(0, '127.0.0.1', done);
        }),
    ),
  );
  return Promise.all(
    servers.map(server => {
      const { port } = server.address() as { port: number };
      return new Promise<string>(done => {
        server.close(() => done(String(port)));
      });
    }),
  );
}

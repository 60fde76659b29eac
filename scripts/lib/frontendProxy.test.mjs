import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { startFrontendProxy } from './frontendProxy.mjs';

const listen = server =>
  new Promise(resolve =>
    server.listen(0, 'localhost', () => resolve(server.address().port)),
  );

describe('startFrontendProxy', () => {
  let backend;
  let proxy;
  let url;

  before(async () => {
    backend = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', text => (body += text));
      request.on('end', () => {
        if (request.url === '/broken') {
          response.writeHead(200, { 'content-length': 100 });
          response.write('a', () => response.destroy());
          return;
        }
        response.writeHead(404, { 'x-host': request.headers.host });
        response.end(`${request.method} ${request.url} ${body}`);
      });
    });
    proxy = await startFrontendProxy(0, await listen(backend));
    url = `http://localhost:${proxy.address().port}`;
  });
  after(() => {
    proxy.close();
    backend.close();
  });

  it('passes on the request and its Host header, and returns the response', async () => {
    const response = await fetch(`${url}/catalog?q=a%20b`, {
      method: 'POST',
      body: 'text',
    });
    assert.equal(response.status, 404);
    assert.equal(response.headers.get('x-host'), new URL(url).host);
    assert.equal(await response.text(), 'POST /catalog?q=a%20b text');
  });

  it('adds no Host header to a request that has none', async () => {
    const { port } = proxy.address();
    const socket = connect(port, 'localhost');
    socket.write('GET / HTTP/1.0\r\n\r\n');
    let answer = '';
    for await (const data of socket) {
      answer += data;
    }
    assert.match(answer, /^HTTP\/1\.1 \d{3} /);
    assert.doesNotMatch(answer, /x-host: localhost/);
  });

  it('breaks off if the backend does', async () => {
    await assert.rejects(
      fetch(`${url}/broken`).then(response => response.text()),
    );
  });

  it('answers 502 while the backend is down', async () => {
    const unused = createServer();
    const free = await listen(unused);
    await new Promise(resolve => unused.close(resolve));
    const down = await startFrontendProxy(0, free);
    const response = await fetch(`http://localhost:${down.address().port}/`);
    assert.equal(response.status, 502);
    assert.match(await response.text(), /does not answer \(ECONNREFUSED\)/);
    down.close();
  });
});

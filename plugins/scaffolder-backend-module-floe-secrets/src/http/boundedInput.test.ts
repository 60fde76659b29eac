import express from 'express';
import request from 'supertest';
import { boundedInput } from './boundedInput';

describe('boundedInput', () => {
  const app = express();
  app.use(...boundedInput());
  app.post('/', express.json({ limit: '10mb' }), (req, res) => {
    res.json(req.body);
  });
  app.get('/', (_req, res) => {
    res.json({ ok: true });
  });
  app.use(((error, _req, res, _next) => {
    res.status(error.name === 'InputError' ? 400 : 500).send(error.message);
  }) as express.ErrorRequestHandler);
  const post = (body: object) => request(app).post('/').send(body);

  const nested = (levels: number): object =>
    JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
  const fields = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, n]));

  it.each([
    { values: fields(1_000) },
    { values: { list: Array(19_000).fill('x') } },
    { values: nested(100) },
    { values: 'text' },
    { values: null },
    { template: fields(2_000) },
    [],
  ])('passes on what a form can make: %#', async body => {
    const { body: received, status } = await post(body);
    expect([status, received]).toEqual([200, body]);
  });

  it.each([
    [{ values: fields(1_001) }, 'at most 1000 fields'],
    [{ values: { a: [fields(1_001)] } }, 'at most 1000 fields'],
    [{ values: { list: Array(20_001).fill('x') } }, 'at most 20000 values'],
    [
      { values: Array.from({ length: 200 }, () => fields(200)) },
      'at most 20000 values',
    ],
    [{ values: nested(101) }, 'at most 100 levels'],
  ])('refuses what no form makes: %#', async (body, words) => {
    const { status, text } = await post(body);
    expect(status).toBe(400);
    expect(text).toContain(words);
  });

  it('refuses nested lists', async () => {
    const { status, text } = await request(app)
      .post('/')
      .type('json')
      .send(`{"values":${'['.repeat(101)}${']'.repeat(101)}}`);
    expect([status, text]).toEqual([
      400,
      'The input of a task has at most 100 levels',
    ]);
  });

  it('leaves other requests alone', async () => {
    expect((await request(app).get('/')).body).toEqual({ ok: true });
  });
});

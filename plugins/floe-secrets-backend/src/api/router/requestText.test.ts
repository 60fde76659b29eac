import request from 'supertest';
import { startPlugin, StartedPlugin } from '../../__testUtils__/startPlugin';
import { spec } from '../../schema/generated/spec';
import { refuseUnstorableText } from './requestText';
import { createTestDatabases } from '../../store/__testUtils__/createTestStore';

const BASE = '/api/floe-secrets';

type Schema = {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
  enum?: unknown[];
  maxLength?: number;
  maxItems?: number;
  maximum?: number;
};
type Parameter = { name: string; in: 'path' | 'query'; schema: Schema };
type Sent = { path: string; query: Record<string, unknown>; body: unknown };
/** One text or number that a caller gives, and a request that gives another one there. */
type Input = {
  name: string;
  schema: Schema;
  send(value: unknown): Sent & { method: 'get' | 'post' };
};

const schemas = spec.components.schemas as Record<string, Schema>;
const sharedParameters = spec.components.parameters as Record<
  string,
  Parameter
>;

function resolve(schema: Schema): Schema {
  return schema.$ref ? schemas[schema.$ref.split('/').at(-1)!] : schema;
}

/** A value that fits a schema. */
function valid(schema: Schema): unknown {
  const { type, properties, items, enum: allowed } = resolve(schema);
  if (allowed) {
    return allowed[0];
  }
  switch (type) {
    case 'object':
      return Object.fromEntries(
        (resolve(schema).required ?? []).map(name => [
          name,
          valid(properties![name]),
        ]),
      );
    case 'array':
      return [valid(items!)];
    case 'integer':
      return 1;
    default:
      return 'a';
  }
}

/** The texts and numbers of a body, each with a function that puts another one there. */
function* inputsOf(
  schema: Schema,
  path: string[] = [],
): Generator<[string[], Schema]> {
  const { type, properties, items } = resolve(schema);
  if (type === 'object') {
    for (const [name, property] of Object.entries(properties ?? {})) {
      yield* inputsOf(property, [...path, name]);
    }
  } else if (type === 'array') {
    yield* inputsOf(items!, [...path, '0']);
  } else if (type !== 'boolean') {
    yield [path, resolve(schema)];
  }
}

function withValue(target: any, [first, ...rest]: string[], value: unknown) {
  const copy = Array.isArray(target) ? [...target] : { ...target };
  copy[first] = rest.length
    ? withValue(copy[first] ?? (rest[0] === '0' ? [] : {}), rest, value)
    : value;
  return copy;
}

/** Every text and number that the API takes. */
const inputs: Input[] = Object.entries(spec.paths).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, any>).flatMap(
    ([method, operation]) => {
      const parameters: Parameter[] = (operation.parameters ?? []).map(
        (parameter: Parameter & { $ref?: string }) =>
          parameter.$ref
            ? sharedParameters[parameter.$ref.split('/').at(-1)!]
            : parameter,
      );
      const bodySchema: Schema | undefined =
        operation.requestBody?.content['application/json'].schema;
      const requestWith = (sent: Partial<Sent>) => ({
        method: method as 'get' | 'post',
        path: path.replace(/\{\w+\}/g, 'a'),
        query: {},
        body: bodySchema && valid(bodySchema),
        ...sent,
      });
      return [
        ...parameters.map(({ name, in: where, schema }) => ({
          name: `${method} ${path}, ${where} ${name}`,
          schema: resolve(schema.items ?? schema),
          send: (value: unknown) =>
            where === 'path'
              ? requestWith({
                  path: path
                    .replace(`{${name}}`, () => encodeURIComponent(`${value}`))
                    .replace(/\{\w+\}/g, 'a'),
                })
              : requestWith({ query: { [name]: value } }),
        })),
        ...[...(bodySchema ? inputsOf(bodySchema) : [])].map(
          ([at, schema]) => ({
            name: `${method} ${path}, body ${at.join('.')}`,
            schema,
            send: (value: unknown) =>
              requestWith({ body: withValue(valid(bodySchema!), at, value) }),
          }),
        ),
      ];
    },
  ),
);

describe('the texts and numbers that the API accepts', () => {
  it('are all tested here', () => {
    expect(inputs.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'get /v1/secrets/{id}, path id',
        'get /v1/secrets, query cluster',
        'post /v1/refreshes, body secretIds.0',
        'post /v1/changes, body objects.0.component',
        'get /v1/causes, query owner',
        'get /v1/trends, query days',
        'post /v1/preview, body valuesPath',
      ]),
    );
  });

  it.each(inputs)('have a limit: $name', ({ schema }) => {
    const { type, enum: allowed, maxLength, maximum } = schema;
    expect(allowed ?? (type === 'integer' ? maximum : maxLength)).toBeDefined();
  });
});

describe('the search for text that no database can store', () => {
  const search = (body: unknown) => {
    const next = jest.fn();
    refuseUnstorableText()(
      { path: '/', query: {}, body } as any,
      {} as any,
      next,
    );
    return next.mock.calls[0][0];
  };
  it.each<[string, string]>([
    ['very many texts', `[${Array(600_000).fill('""').join()}]`],
    ['very many fields', `[${Array(200_000).fill('{"a":""}').join()}]`],
    [
      'very many texts in a deep place',
      `${'{"a":'.repeat(12)}[${Array(300_000).fill('"a"').join()}]${'}'.repeat(
        12,
      )}`,
    ],
  ])('reads each text once: %s', (_, text) => {
    const body = JSON.parse(text);
    const tests = jest.spyOn(String.prototype, 'includes');
    try {
      expect(search(body)).toBeUndefined();
      // A text of JSON is a field's name or a value; beside them is the path.
      expect(tests.mock.calls.length).toBeLessThanOrEqual(
        text.split('"').length / 2 + 10,
      );
    } finally {
      tests.mockRestore();
    }
  });

  it('returns its place', () => {
    expect(search({ a: [{ b: '\u0000' }] }).message).toMatch(/^a\[0\]\.b: /);
    expect(search({ a: { '\ud800': '' } }).message).toMatch(/^a: /);
    expect(search({ '\u0000': '' }).message).toMatch(/^a name: /);
  });
});

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('on %p', id => {
  let plugin: StartedPlugin;

  beforeAll(async () => {
    plugin = await startPlugin({ database: await databases.init(id) });
    await plugin.store.fill({ clusters: [{ name: 'a' }] });
  });
  afterAll(() => plugin.stop());

  async function answerTo({
    method,
    path,
    query,
    body,
  }: ReturnType<Input['send']>) {
    const response = await request(plugin.backend.server)
      [method](`${BASE}${path}`)
      .query(query)
      .send(body as object);
    return {
      status: response.status,
      message: String(response.body.error?.message),
      text: response.text,
    };
  }

  const texts = inputs.filter(({ schema }) => schema.type !== 'integer');
  const numbers = inputs.filter(({ schema }) => schema.type === 'integer');

  it.each(texts)('a NUL is refused: $name', async ({ send }) => {
    for (const text of ['\u0000', 'a\u0000b']) {
      expect((await answerTo(send(text))).status).toBe(400);
    }
  });

  it.each(texts)(
    'a long text is refused and not repeated: $name',
    async ({ send }) => {
      const { status, message, text } = await answerTo(
        send('CANARY'.repeat(900)),
      );
      expect(status).toBe(400);
      expect(message.length).toBeLessThan(400);
      expect(text).not.toContain('CANARY'.repeat(40));
    },
  );

  it.each(numbers)('an absurd number is refused: $name', async ({ send }) => {
    for (const number of [
      99999999999999,
      -1,
      0.5,
      1e300,
      '1e999',
      'NaN',
      '\u0000',
    ]) {
      expect([number, (await answerTo(send(number))).status]).toEqual([
        number,
        400,
      ]);
    }
  });

  it.each(['/v1/secrets/%ff', '/v1/operations/%c3%28', '/v1/secrets/%'])(
    'a value that is not text is refused: %s',
    async path => {
      const { status } = await answerTo({
        method: 'get',
        path,
        query: {},
        body: undefined,
      });
      expect(status).toBe(400);
    },
  );

  it('names of fields have the same limits', async () => {
    for (const name of ['a\u0000', 'CANARY'.repeat(900)]) {
      const { status, text } = await answerTo({
        method: 'post',
        path: '/v1/refreshes',
        query: {},
        body: { [name]: 'a' },
      });
      expect(status).toBe(400);
      expect(text).not.toContain('CANARY'.repeat(40));
    }
    const { status, text } = await answerTo({
      method: 'get',
      path: '/v1/secrets',
      query: { ['CANARY'.repeat(900)]: 'a' },
      body: undefined,
    });
    expect(status).toBe(400);
    expect(text).not.toContain('CANARY'.repeat(40));
  });

  it('a deeply nested body is refused', async () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    const response = await request(plugin.backend.server)
      .post(`${BASE}/v1/refreshes`)
      .set('Content-Type', 'application/json')
      .send(`{"secretIds":${deep}}`);
    expect(response.status).toBe(400);
  });

  it('a deeply nested change does not cause a server error', async () => {
    const deep = `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`;
    const response = await request(plugin.backend.server)
      .post(`${BASE}/v1/preview`)
      .set('Content-Type', 'application/json')
      .send(
        `{"entityRef":"component:default/a","environment":"a","change":${deep}}`,
      );
    expect(response.status).toBe(404);
  });
});

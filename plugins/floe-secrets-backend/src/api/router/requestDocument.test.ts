import { spec } from '../../schema/generated/spec';
import { requestDocument } from './requestDocument';

type Operation = { parameters?: unknown; requestBody?: unknown };

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

function operationsOf(document: object) {
  const { paths } = document as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap(method =>
      item[method]
        ? {
            path,
            method,
            shared: item.parameters,
            parameters: item[method].parameters,
            requestBody: item[method].requestBody,
          }
        : [],
    ),
  );
}

function refsOf(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, ref]) => ref,
  );
}

describe('requestDocument', () => {
  const before = JSON.stringify(spec);
  const document = requestDocument(spec) as any;

  it('has the parameters and bodies of every operation', () => {
    expect(operationsOf(document)).toEqual(operationsOf(spec));
    expect(operationsOf(document).length).toBeGreaterThan(20);
  });

  it('has everything that it refers to', () => {
    const refs = refsOf(document);
    expect(refs.length).toBeGreaterThan(0);
    for (const ref of refs) {
      const [, ...path] = ref.split('/');
      const found = path.reduce((part, key) => part?.[key], document);
      const wanted = path.reduce((part, key) => part?.[key], spec as any);
      expect([ref, found]).toEqual([ref, wanted]);
    }
  });

  it('has no responses, and less than half of the whole', () => {
    const responses = Object.values<any>(document.paths).flatMap(item =>
      methods.flatMap(method => item[method]?.responses ?? []),
    );
    expect(responses.every(one => Object.keys(one).length === 0)).toBe(true);
    expect(JSON.stringify(document).length).toBeLessThan(before.length / 2);
  });

  it('shares nothing with the whole document, which is as it was', () => {
    document.paths = {};
    expect(JSON.stringify(spec)).toBe(before);
  });
});

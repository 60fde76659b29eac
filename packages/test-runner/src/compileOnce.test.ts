import { createContext, runInContext } from 'node:vm';
import type { JestEnvironment } from '@jest/environment';
import type Runtime from 'jest-runtime';
import { compileOnce } from './compileOnce';

const testPath = '/project/a.test.ts';
const names = ['module', 'exports', 'require', '__dirname', '__filename'];

/** What Jest makes for each test file, with a context of its own. */
function testFile(parameters = names) {
  const context = createContext({});
  const createScriptFromCode = jest.fn(
    (_code: string, _filename: string): unknown => 'compiled anew',
  );
  const runtime = {
    createScriptFromCode: createScriptFromCode as (
      code: string,
      filename: string,
    ) => any,
    constructInjectedModuleParameters: () => parameters,
  };
  const environment = {
    getVmContext: () => context,
  } as unknown as JestEnvironment;
  compileOnce(runtime as unknown as Runtime, environment, testPath);
  return {
    context,
    environment,
    compiledAnew: createScriptFromCode.mock.calls,
    compile: (code: string, filename: string) =>
      runtime.createScriptFromCode(code, filename),
    run(code: string, filename: string) {
      const module = { exports: {} as any };
      runtime
        .createScriptFromCode(code, filename)
        .call(module.exports, module, module.exports);
      return module.exports;
    },
  };
}

describe('modules that several test files load', () => {
  it('run anew, and in the context of each file', () => {
    const code =
      'let calls = 0; exports.call = () => ++calls; exports.list = []';
    const [first, second] = [testFile(), testFile()].map(file => ({
      ...file,
      exports: file.run(code, '/project/state.js'),
    }));

    expect(first.exports.call()).toBe(1);
    expect(first.exports.call()).toBe(2);
    expect(second.exports.call()).toBe(1);
    for (const { context, exports, compiledAnew } of [first, second]) {
      const contextArray = runInContext('Array', context);
      expect(exports.list).toBeInstanceOf(contextArray);
      expect(compiledAnew).toEqual([]);
    }
  });

  it.each([
    ['first', "throw new Error('here')", '1:7'],
    ['second', "\n  throw new Error('here')", '2:9'],
  ])('report the line of an error: the %s line', (line, code, place) => {
    const file = testFile();
    // The process may have a formatter of its own, which knows no such file.
    runInContext(
      `Error.prepareStackTrace = (_, [site]) => [
        site.getFileName(), site.getLineNumber(), site.getColumnNumber()
      ].join(':')`,
      file.context,
    );
    const filename = `/project/error-${line}.js`;
    let stack: string | undefined;
    try {
      file.run(code, filename);
    } catch (error) {
      stack = (error as Error).stack;
    }
    expect(stack).toBe(`${filename}:${place}`);
  });

  it('are compiled again where the code is another, or the names that it is given', () => {
    const filename = '/project/transformed.js';
    expect(testFile().run('exports.value = 1', filename).value).toBe(1);
    expect(testFile().run('exports.value = 2', filename).value).toBe(2);
    expect(testFile().run('exports.value = 1', filename).value).toBe(1);

    const code = 'exports.jest = typeof jest';
    expect(testFile().run(code, filename).jest).toBe('undefined');
    const compiled = testFile([...names, 'jest']).compile(code, filename);
    const exports: any = {};
    compiled({}, exports, undefined, '', '', {});
    expect(exports.jest).toBe('object');
  });

  it('may be strict, and end with a comment', () => {
    const code =
      "'use strict'; exports.self = (function () { return this })() //";
    expect(testFile().run(code, '/project/strict.js').self).toBeUndefined();
  });
});

describe('modules that are left to Jest', () => {
  it.each([
    ['the test file', 'exports.a = 1', testPath],
    ['one with a dynamic import', 'exports.a = import("b")', '/project/c.js'],
    ['one that is no file', 'exports.a = 1', 'fs'],
    ['one that cannot be compiled', 'exports.a = ', '/project/broken.js'],
  ])('%s', (_, code, filename) => {
    const file = testFile();
    expect(file.compile(code, filename)).toBe('compiled anew');
    expect(file.compiledAnew).toEqual([[code, filename]]);
  });

  it('all, where the context is gone already', () => {
    const file = testFile();
    file.environment.getVmContext = () => null;
    expect(file.compile('exports.a = 1', '/project/late.js')).toBe(
      'compiled anew',
    );
  });
});

it('says so where Jest compiles in another way', () => {
  expect(() =>
    compileOnce({} as Runtime, {} as JestEnvironment, testPath),
  ).toThrow('in a way that compileOnce() does not know');
});

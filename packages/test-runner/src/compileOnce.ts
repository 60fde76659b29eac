import { isAbsolute } from 'node:path';
import { Script } from 'node:vm';
import type { JestEnvironment } from '@jest/environment';
import type Runtime from 'jest-runtime';

/** What Jest's runtime calls to compile a module; it has no public name for it. */
type ModuleCompiler = {
  createScriptFromCode(code: string, filename: string): unknown;
  constructInjectedModuleParameters(): string[];
};

type CompiledModule = {
  code: string;
  head: string;
  script: Script;
};

/** The modules that this process compiled, by their files. Packages compile a file in different ways. */
const compiled = new Map<string, CompiledModule[]>();

/**
 * Lets the test files of one process share what V8 compiled. Each file still has modules of its own:
 * only the compiled code is kept, and it runs anew in the file's own context.
 *
 * Jest itself compiles each module again for each test file, which takes longer than most tests do.
 *
 * @param testPath - the test file, which no other one loads
 * @throws an Error where Jest's runtime compiles in another way than the one that is known here
 */
export function compileOnce(
  runtime: Runtime,
  environment: JestEnvironment,
  testPath: string,
) {
  const compiler = runtime as unknown as ModuleCompiler;
  const compileAnew = compiler.createScriptFromCode?.bind(runtime);
  const parameters = compiler.constructInjectedModuleParameters?.();
  if (!compileAnew || !parameters) {
    throw new Error(
      'This version of Jest compiles modules in a way that compileOnce() does not know. Adapt it, or remove its call.',
    );
  }
  const head = `(function (${parameters.join(',')}) {`;

  compiler.createScriptFromCode = (code, filename) => {
    const context = environment.getVmContext();
    if (!context || !isShared(code, filename, testPath)) {
      return compileAnew(code, filename);
    }
    const known = compiled.get(filename) ?? [];
    const found = known.find(
      module => module.code === code && module.head === head,
    );
    if (found) return found.script.runInContext(context);
    let script: Script;
    try {
      script = new Script(`${head}${code}\n})`, {
        filename,
        columnOffset: -head.length,
      });
    } catch {
      // Jest explains what is wrong with it.
      return compileAnew(code, filename);
    }
    compiled.set(filename, [...known, { code, head, script }]);
    return script.runInContext(context);
  };
}

/** A dynamic import belongs to the runtime of its test file, so that what has one is not shared. */
function isShared(code: string, filename: string, testPath: string) {
  return (
    filename !== testPath && isAbsolute(filename) && !/\bimport\s*\(/.test(code)
  );
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../../../../..');

/** A text in a source file, with `<name>` for each part that varies. */
type SourceText = { place: string; text: string };

function filesOf(path: string): string[] {
  if (statSync(path).isFile()) {
    return [path];
  }
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.ts$/.test(file) && !/\.test\.ts$|\.d\.ts$|__/.test(file))
    .map(file => resolve(path, file));
}

const isPlain = (node: ts.Node): node is ts.StringLiteralLike =>
  ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);

const isSum = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) &&
  node.operatorToken.kind === ts.SyntaxKind.PlusToken;

const isText = (node: ts.Node) =>
  isPlain(node) || ts.isTemplateExpression(node) || isSum(node);

function nameOf(node: ts.Node): string {
  if (ts.isIdentifier(node)) {
    return node.text;
  }
  if (ts.isPropertyAccessExpression(node)) {
    return node.name.text;
  }
  if (
    ts.isCallExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isParenthesizedExpression(node)
  ) {
    return nameOf(node.expression);
  }
  return 'x';
}

type Constants = Map<string, ts.Expression | null>;

/** All texts that an expression can become; more than 64 are not listed. */
function variantsOf(
  node: ts.Node,
  constants: Constants,
  samples: Readonly<Record<string, readonly string[]>>,
): string[] {
  const of = (inner: ts.Node) => variantsOf(inner, constants, samples);
  if (isPlain(node)) {
    return [node.text];
  }
  if (ts.isParenthesizedExpression(node)) {
    return of(node.expression);
  }
  if (ts.isConditionalExpression(node)) {
    return [...of(node.whenTrue), ...of(node.whenFalse)];
  }
  if (isSum(node)) {
    const right = of(node.right);
    return of(node.left).flatMap(a => right.map(b => a + b));
  }
  if (ts.isTemplateExpression(node)) {
    let all = [node.head.text];
    for (const { expression, literal } of node.templateSpans) {
      const parts = of(expression);
      all = all.flatMap(a => parts.map(b => a + b + literal.text)).slice(0, 64);
    }
    return all;
  }
  const name = nameOf(node);
  const inThisFile = `${basename(node.getSourceFile().fileName)}:${name}`;
  const known = [inThisFile, name].find(key => Object.hasOwn(samples, key));
  if (known) {
    return [...samples[known]];
  }
  const constant = ts.isIdentifier(node) ? constants.get(name) : undefined;
  if (constant) {
    const others = new Map(constants).set(name, null);
    const texts = variantsOf(constant, others, samples);
    if (texts.every(text => !text.startsWith('<'))) {
      return texts;
    }
  }
  return [`<${name}>`];
}

/** Whether a text is only for the log of the portal, or for a developer. */
function isForLog(node: ts.Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isCallExpression(at)) {
      return (
        ts.isPropertyAccessExpression(at.expression) &&
        /[lL]ogger$|^log$/.test(nameOf(at.expression.expression))
      );
    }
    if (ts.isNewExpression(at)) {
      return ['Error', 'RegExp', 'TypeError'].includes(nameOf(at.expression));
    }
    if (ts.isFunctionLike(at)) {
      return false;
    }
  }
  return false;
}

function textsOf(
  file: string,
  samples: Readonly<Record<string, readonly string[]>>,
): SourceText[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const constants: Constants = new Map();
  const collect = (node: ts.Node) => {
    if (
      ts.isVariableDeclaration(node) &&
      ts.isIdentifier(node.name) &&
      node.initializer &&
      (isText(node.initializer) || ts.isConditionalExpression(node.initializer))
    ) {
      const { text } = node.name;
      // Two of one name in a file are not told apart.
      constants.set(text, constants.has(text) ? null : node.initializer);
    }
    ts.forEachChild(node, collect);
  };
  collect(source);

  const found: SourceText[] = [];
  const place = relative(ROOT, file);
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) {
      return;
    }
    if (isText(node)) {
      if (!isForLog(node)) {
        variantsOf(node, constants, samples).forEach(text =>
          found.push({ place, text }),
        );
      }
      if (ts.isTemplateExpression(node)) {
        node.templateSpans
          .map(({ expression }) => expression)
          .filter(part => !isText(part) && !ts.isConditionalExpression(part))
          .forEach(visit);
      }
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether a text begins with a capital letter and has three words or more. */
export function isSentence({ text }: SourceText): boolean {
  return (
    /^[A-Z<]/.test(text) &&
    /\S \S+ \S/.test(text) &&
    /[a-z]{2}/.test(text.replace(/<[^>]*>/g, ''))
  );
}

/**
 * All texts of source files, but those for the log.
 *
 * @param folders - from the root of the repository
 * @param samples - what variables and functions can be, by their names, in one
 *   file only if that is named too, such as `outages.ts:place`
 */
export function sourceTexts(
  folders: readonly string[],
  samples: Readonly<Record<string, readonly string[]>>,
): SourceText[] {
  return folders
    .flatMap(folder => filesOf(resolve(ROOT, folder)))
    .flatMap(file => textsOf(file, samples));
}

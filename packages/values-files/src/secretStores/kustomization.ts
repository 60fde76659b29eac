import { isMap, isScalar, isSeq, parseDocument, YAMLSeq } from 'yaml';
import { ValuesInputError } from '../errors';

/** Names of the file that kustomize reads in a folder. @public */
export const KUSTOMIZATION_NAMES = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
] as const;

const normalized = (path: string) =>
  path.replace(/^(?:\.\/)+/, '').replace(/(?<!\/)\/+$/, '');

const refusal = () =>
  new ValuesInputError('it cannot be edited: resources must be a list');

function read(text: string): { names: string[]; list: YAMLSeq | undefined } {
  const document = parseDocument(text);
  const { contents, errors } = document;
  const list = isMap(contents) ? contents.get('resources') : undefined;
  if (
    errors.length > 0 ||
    !(contents === null || isMap(contents)) ||
    !(list === undefined || isSeq(list))
  ) {
    throw refusal();
  }
  return {
    list,
    names: (list?.items ?? []).map(item => {
      if (!isScalar(item) || typeof item.value !== 'string') {
        throw refusal();
      }
      return item.value;
    }),
  };
}

/** The text with one more line after the last item of a list, or at its end. */
function withLine(
  text: string,
  list: YAMLSeq | undefined,
  resource: string,
): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const ended =
    text === '' || text.endsWith('\n') ? text : `${text}${lineBreak}`;
  if (!list) {
    return `${ended}resources:${lineBreak}  - ${resource}${lineBreak}`;
  }
  const last = list.items.at(-1);
  const range = isScalar(last) ? last.range : undefined;
  const dash = range && /(?:^|\n)([ ]*- +)$/.exec(text.slice(0, range[0]));
  if (!range || !dash) {
    throw new ValuesInputError(
      'its resources are not on separate lines: add the file by hand',
    );
  }
  const end = ended.indexOf('\n', range[1]) + 1;
  return `${ended.slice(0, end)}${dash[1]}${resource}${lineBreak}${ended.slice(
    end,
  )}`;
}

/**
 * Adds a file to the resources of a kustomization, so that it is applied.
 * Every other line stays as it is.
 *
 * @param text - of the kustomization
 * @param resource - path of the file from the folder of the kustomization
 * @returns undefined if it is among the resources already
 * @throws ValuesInputError if the text is no kustomization that can be edited
 * @public
 */
export function addKustomizationResource(
  text: string,
  resource: string,
): string | undefined {
  const { list, names } = read(text);
  if (names.some(name => normalized(name) === resource)) {
    return undefined;
  }
  const added = withLine(text, list, resource);
  const after = read(added).names;
  if (after.join('\n') !== [...names, resource].join('\n')) {
    throw refusal();
  }
  return added;
}

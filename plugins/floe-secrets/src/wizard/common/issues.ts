import {
  describeSection,
  issueText,
  secretsChangeSchema,
  type SecretsChange,
  type Section,
} from '@floe/values-files';

/** The faults of a draft, by path: `components.postgresql.keys.0.remoteKey`. */
export type Issues = ReadonlyMap<string, string>;

type Path = readonly PropertyKey[];

type Issue = { path: Path; message: string };

/** Which issues are shown: `entered` leaves out what nobody has filled in yet. */
type ShownIssues = 'all' | 'entered';

/** Whether something stands at a place that has an issue, so that it is wrong and not just missing. */
function isEntered(draft: unknown, path: Path): boolean {
  const value = path.reduce<unknown>(
    (parent, segment) =>
      typeof parent === 'object' && parent !== null
        ? (parent as Record<PropertyKey, unknown>)[segment]
        : undefined,
    draft,
  );
  return typeof value === 'string' ? value !== '' : typeof value === 'number';
}

/** The first issue of each place. */
function issuesOf(draft: unknown, shown: ShownIssues): Issue[] {
  const { error } = secretsChangeSchema.safeParse(draft, { error: issueText });
  const issues = new Map<string, Issue>();
  for (const { path, message } of error?.issues ?? []) {
    const place = path.join('.');
    if (!issues.has(place) && (shown === 'all' || isEntered(draft, path))) {
      issues.set(place, { path, message });
    }
  }
  return [...issues.values()];
}

/** The issues of a draft for the inputs that they belong to. */
export function findIssues(
  draft: unknown,
  shown: ShownIssues = 'all',
  words: Pick<IssueWords, 'issue'> = { issue: message => message },
): Issues {
  return new Map(
    issuesOf(draft, shown).map(({ path, message }) => [
      path.join('.'),
      words.issue(message),
    ]),
  );
}

const PLAIN_NAME = /^[-._a-zA-Z0-9]{1,253}$/;

/** The words for issues, in the language of the portal. */
export type IssueWords = {
  /** Of a message of the schema. */
  issue: (message: string) => string;
  /** Of the catalogue of components. */
  title: (text: string) => string;
  key: (number: number) => string;
  entry: (number: number) => string;
  database: (field: string) => string;
  store: string;
};

/** A place in the words of the form; a name that is none is not repeated, it may be anything. */
function nameOf(draft: SecretsChange, path: Path, words: IssueWords): string {
  const [part, which, , index] = path;
  const plain = (name: unknown, otherwise: string) =>
    typeof name === 'string' && PLAIN_NAME.test(name) ? name : otherwise;
  if (part === 'components' && which) {
    const title = words.title(describeSection(which as Section).title);
    if (index === undefined) {
      return title;
    }
    const change = draft.components[which as Section];
    const key =
      change && 'keys' in change
        ? change.keys[Number(index)]?.secretKey
        : index;
    return `${title}, ${plain(key, words.key(Number(index) + 1))}`;
  }
  if (part === 'custom' && which !== undefined) {
    return plain(
      draft.custom[Number(which)]?.name,
      words.entry(Number(which) + 1),
    );
  }
  if (part === 'database') {
    return words.database(String(which ?? ''));
  }
  return part === 'storeRef' ? words.store : '';
}

/** The issues of a draft as sentences, each once, for the form's own list of errors. */
export function describeDraftIssues(
  draft: unknown,
  words: IssueWords,
  shown: ShownIssues = 'all',
): string[] {
  const sentences = issuesOf(draft, shown).map(({ path, message }) => {
    const name = nameOf(draft as SecretsChange, path, words);
    const text = words.issue(message);
    return name ? `${name}: ${text}` : text;
  });
  return [...new Set(sentences)];
}

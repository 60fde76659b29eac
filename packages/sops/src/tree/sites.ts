import { Steps } from '../Pacer';
import { CompiledSelector, Place } from '../selector';
import { Branch, Comment, Entry, List, Scalar, Value, isComment } from './tree';

/** A value or comment in its place, which can be replaced. */
export interface Site extends Place {
  value: Exclude<Scalar, null> | Comment;
  /** The path with the indexes of lists. */
  location: readonly (string | number)[];
  replace(value: Scalar | Comment): void;
}

type SiteValue = Exclude<Scalar, null>;

/** The value of an entry. A class without closures, because a file has thousands of them. */
class EntrySite implements Site {
  readonly isComment = false;
  readonly commentedBefore: boolean;
  readonly #entry: Entry;
  readonly #above: readonly (string | number)[];

  constructor(
    readonly path: readonly string[],
    readonly value: SiteValue,
    readonly commented: boolean,
    above: readonly (string | number)[],
    entry: Entry,
  ) {
    this.commentedBefore = commented;
    this.#above = above;
    this.#entry = entry;
  }

  get location(): readonly (string | number)[] {
    return [...this.#above, this.#entry.key];
  }

  replace(value: Scalar | Comment) {
    this.#entry.value = value as Scalar;
  }
}

/** An item of a list. */
class ItemSite implements Site {
  readonly isComment = false;
  readonly commentedBefore: boolean;
  readonly #items: unknown[];
  readonly #index: number;

  constructor(
    readonly path: readonly string[],
    readonly value: SiteValue,
    readonly commented: boolean,
    readonly location: readonly (string | number)[],
    { items, index }: { items: unknown[]; index: number },
  ) {
    this.commentedBefore = commented;
    this.#items = items;
    this.#index = index;
  }

  replace(value: Scalar | Comment) {
    this.#items[this.#index] = value;
  }
}

type MatchesComment = CompiledSelector['matchesComment'];

/**
 * Every value and comment of the documents in the order in which sops visits them. Nulls are left out: sops neither
 * encrypts nor authenticates them. Indexes of lists are no part of a path.
 */
export function* listSites(
  documents: Branch[],
  matchesComment?: MatchesComment,
): Steps<Site[]> {
  const sites: Site[] = [];
  for (const document of documents) {
    yield* addSites(document, [], [], false, matchesComment, sites);
  }
  return sites;
}

function* addSites(
  container: Branch | List,
  path: string[],
  location: (string | number)[],
  outerCommented: boolean,
  matchesComment: MatchesComment,
  sites: Site[],
): Steps<void> {
  const items = container.items as (Entry | Value | Comment)[];
  const isMap = container instanceof Branch;
  let listIndex = -1;
  let commented = outerCommented;
  for (let index = 0; index < items.length; index++) {
    yield;
    const item = items[index];
    if (isComment(item)) {
      const commentedBefore = commented;
      commented ||= matchesComment?.(item.text) ?? false;
      sites.push({
        path,
        location,
        isComment: true,
        commented,
        commentedBefore,
        value: item,
        replace: value => {
          items[index] = value;
        },
      });
      continue;
    }
    listIndex += 1;
    const entry = isMap ? (item as Entry) : undefined;
    const value = entry ? entry.value : (item as Value);
    const ownPath = entry ? [...path, entry.key] : path;
    if (value instanceof Branch || value instanceof List) {
      yield* addSites(
        value,
        ownPath,
        [...location, entry ? entry.key : listIndex],
        commented,
        matchesComment,
        sites,
      );
    } else if (value !== null) {
      sites.push(
        entry
          ? new EntrySite(ownPath, value, commented, location, entry)
          : new ItemSite(path, value, commented, [...location, listIndex], {
              items,
              index,
            }),
      );
    }
    commented = outerCommented;
  }
}

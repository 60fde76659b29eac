import { Steps } from '../Pacer';
import { CompiledSelector, Place } from '../selector';
import { Branch, Comment, List, Scalar, Value, isComment } from './tree';

/** A value or comment in its place, which can be replaced. */
export interface Site extends Place {
  value: Exclude<Scalar, null> | Comment;
  /** The path with the indexes of lists. */
  location: readonly (string | number)[];
  replace(value: Scalar | Comment): void;
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
    const ofDocument = containerSites(
      document,
      { path: [], location: [] },
      false,
      matchesComment,
    );
    for (const site of ofDocument) {
      sites.push(site);
      yield;
    }
  }
  return sites;
}

interface Position {
  path: string[];
  location: (string | number)[];
}

function* containerSites(
  container: Branch | List,
  position: Position,
  outerCommented: boolean,
  matchesComment: MatchesComment,
): Generator<Site> {
  const { items } = container;
  const { path, location } = position;
  let listIndex = -1;
  let commented = outerCommented;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (isComment(item)) {
      const commentedBefore = commented;
      commented ||= matchesComment?.(item.text) ?? false;
      yield {
        path,
        location,
        isComment: true,
        commented,
        commentedBefore,
        value: item,
        replace: value => {
          items[index] = value as Comment;
        },
      };
      continue;
    }
    const isEntry = container instanceof Branch;
    const entry = item as { key: string; value: Value };
    listIndex += 1;
    yield* valueSites(
      isEntry ? entry.value : (item as Value),
      {
        path: isEntry ? [...path, entry.key] : path,
        location: [...location, isEntry ? entry.key : listIndex],
      },
      commented,
      matchesComment,
      value => {
        if (isEntry) {
          entry.value = value as Scalar;
        } else {
          (items as (Value | Comment)[])[index] = value;
        }
      },
    );
    commented = outerCommented;
  }
}

function* valueSites(
  value: Value,
  position: Position,
  commented: boolean,
  matchesComment: MatchesComment,
  replace: Site['replace'],
): Generator<Site> {
  if (value instanceof Branch || value instanceof List) {
    yield* containerSites(value, position, commented, matchesComment);
  } else if (value !== null) {
    yield {
      ...position,
      isComment: false,
      commented,
      commentedBefore: commented,
      value,
      replace,
    };
  }
}

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
    const ownLocation = [...location, entry ? entry.key : listIndex];
    if (value instanceof Branch || value instanceof List) {
      yield* addSites(
        value,
        ownPath,
        ownLocation,
        commented,
        matchesComment,
        sites,
      );
    } else if (value !== null) {
      sites.push({
        path: ownPath,
        location: ownLocation,
        isComment: false,
        commented,
        commentedBefore: commented,
        value,
        replace: replacement => {
          if (entry) {
            entry.value = replacement as Scalar;
          } else {
            items[index] = replacement;
          }
        },
      });
    }
    commented = outerCommented;
  }
}

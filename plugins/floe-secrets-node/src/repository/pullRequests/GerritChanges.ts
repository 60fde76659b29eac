import { ConflictError } from '@backstage/errors';
import { RepositoryFiles } from '../RepositoryFiles';
import { PullRequestAddress, RepositoryBranch } from '../types';
import { BranchHost, notOffered, pullRequestState, query } from './BranchHost';
import { addAll, Published } from './BranchPullRequests';
import { HostApi } from './HostApi';
import { OpenPullRequest, PullRequestContent } from './types';

const OPTIONS = 'o=CURRENT_REVISION&o=CURRENT_COMMIT&o=DETAILED_ACCOUNTS';
const MAX_FILE_BYTES = 10 * 1_024 * 1_024;
const TRAILER = /^[A-Z][A-Za-z-]+: \S.*$/;

type Change = OpenPullRequest & {
  /** The footers of its commit message, such as `Change-Id`. */
  footers: string[];
  /** Whether the owner of the change uploaded the newest patch set. */
  isOwn: boolean;
};

/**
 * Gerrit changes through its REST API. A change has no branch; its topic serves
 * as one. Edits add a patch set on top of the newest one, so that those of
 * reviewers are kept.
 */
export class GerritChanges {
  readonly #api: HostApi;
  readonly #files: RepositoryFiles;

  constructor(options: { api: HostApi; files: RepositoryFiles }) {
    this.#api = options.api;
    this.#files = options.files;
  }

  static state({
    number,
  }: PullRequestAddress): ReturnType<BranchHost['state']> {
    return {
      path: `/${number}?o=CURRENT_REVISION`,
      read: body =>
        pullRequestState(
          body.status,
          { NEW: 'open', MERGED: 'merged', ABANDONED: 'closed' },
          {
            mergedAt: utc(body.submitted),
            mergeCommit: body.current_revision ?? null,
            closedAt: utc(body.updated),
          },
        ),
    };
  }

  async find(
    target: RepositoryBranch,
    topic: string,
  ): Promise<Change | undefined> {
    const { repository } = target;
    const changes: any[] =
      (await this.#api.get(
        `/${query({
          q: [
            `project:"${repository.name}"`,
            `branch:"${target.name}"`,
            `topic:"${topic}"`,
            'status:open',
          ].join(' '),
        })}&${OPTIONS}`,
      )) ?? [];
    // Avoids the search syntax: a change is identified by its number.
    const found = changes.find(
      ({ branch, project, topic: itsTopic }) =>
        project === repository.name &&
        branch === target.name &&
        itsTopic === topic,
    );
    if (!found) {
      return undefined;
    }
    const revision = found.revisions[found.current_revision];
    const [title, ...rest] = revision.commit.message.trimEnd().split('\n');
    let end = rest.length;
    while (end > 0 && TRAILER.test(rest[end - 1])) {
      end--;
    }
    return {
      repository,
      number: found._number,
      title,
      text: rest.slice(0, end).join('\n').trim(),
      footers: rest.slice(end),
      branch: topic,
      commit: found.current_revision,
      isOwn: revision.uploader._account_id === found.owner._account_id,
    };
  }

  /** A file in the newest patch set of a change. */
  async read(
    { number }: Pick<OpenPullRequest, 'number'>,
    path: string,
  ): Promise<Buffer | undefined> {
    const content = await this.#api.text(
      `/${number}/revisions/current/files/${encodeURIComponent(path)}/content`,
    );
    return content === undefined ? undefined : Buffer.from(content, 'base64');
  }

  /**
   * Adds a patch set with the files that differ to the open change of this
   * topic, or opens one.
   *
   * @throws ConflictError if others have changed one of the files in the change
   */
  async publish(content: PullRequestContent): Promise<Published> {
    const { basedOn, branch: topic, target, text, title } = content;
    const open = await this.find(target, topic);
    if (open && basedOn !== undefined && open.commit !== basedOn) {
      throw new ConflictError(
        `The change ${open.number} has a newer patch set since the files were made. Run the task again`,
      );
    }
    const differing = [];
    for (const file of content.files) {
      const onTarget = await this.#onTarget(target, file.path);
      const current = open ? await this.read(open, file.path) : onTarget;
      if (!current?.equals(file.content)) {
        differing.push(file);
        await this.#files.requireFileOrNothing(target, file.path);
        const isSame =
          current === onTarget || (current && onTarget?.equals(current));
        if (open && !open.isOwn && basedOn === undefined && !isSame) {
          throw new ConflictError(
            `${file.path} was changed by others in the change ${open.number}, which this edit would overwrite. Submit or abandon that change first`,
          );
        }
      }
    }
    if (!open && differing.length === 0) {
      return { committed: false, warnings: [] };
    }
    const number = open?.number ?? (await this.#create(content));
    const editable = open ?? (await this.find(target, topic));
    const message = [title, '', text.trim(), '', ...(editable?.footers ?? [])]
      .join('\n')
      .replace(/\n{3,}/g, '\n\n');
    for (const { content: bytes, path } of differing) {
      await this.#api.send(
        'PUT',
        `/${number}/edit/${encodeURIComponent(path)}`,
        {
          binary_content: `data:application/octet-stream;base64,${bytes.toString(
            'base64',
          )}`,
        },
      );
    }
    const isNewMessage =
      open !== undefined && (open.title !== title || open.text !== text.trim());
    if (isNewMessage) {
      await this.#api.send('PUT', `/${number}/edit:message`, { message });
    }
    if (differing.length > 0 || isNewMessage) {
      await this.#api.send('POST', `/${number}/edit:publish`, {});
    }
    return {
      number,
      branch: topic,
      created: !open,
      committed: differing.length > 0,
      warnings: open ? [] : await this.#add(number, content),
    };
  }

  async #create(content: PullRequestContent): Promise<number> {
    const { branch, draft, target, text, title } = content;
    const { _number: number } = await this.#api.send('POST', '/', {
      project: target.repository.name,
      branch: target.name,
      subject: `${title}\n\n${text.trim()}`,
      topic: branch,
      work_in_progress: draft ?? false,
    });
    return number;
  }

  async #onTarget(
    target: RepositoryBranch,
    path: string,
  ): Promise<Buffer | undefined> {
    const file = await this.#files.read(target, path, {
      maxBytes: MAX_FILE_BYTES,
    });
    return file.status === 'read' ? file.content : undefined;
  }

  async #add(number: number, content: PullRequestContent): Promise<string[]> {
    const { labels = [], reviewers = [], teamReviewers = [] } = content;
    return await addAll([
      ...reviewers.map(reviewer => ({
        what: `the reviewer ${reviewer}`,
        add: async () => {
          const { error } = await this.#api.send(
            'POST',
            `/${number}/reviewers`,
            { reviewer },
          );
          // Gerrit answers 200 if the account does not exist.
          if (error) throw new Error(String(error).slice(0, 200));
        },
      })),
      ...teamReviewers.map(name => notOffered(`the team ${name}`)),
      ...(labels.length
        ? [
            {
              what: `the hashtags ${labels.join(', ')}`,
              add: () =>
                this.#api.send('POST', `/${number}/hashtags`, { add: labels }),
            },
          ]
        : []),
    ]);
  }
}

/** Gerrit writes `2026-11-24 12:00:00.000000000`, in UTC. */
function utc(time: unknown): string | null {
  const [date, clock] = String(time ?? '').split(' ');
  return clock ? `${date}T${clock.slice(0, 12)}Z` : null;
}

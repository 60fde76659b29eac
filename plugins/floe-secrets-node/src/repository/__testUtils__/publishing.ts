/** What a host is asked for and answers, by method and path, while a change is published. */
export type Exchange = {
  /** Answers to what is read: on the target, on the branch where it is there, of an open request. */
  reads(scene: Scene): Record<string, unknown>;
  /** Writes of a new request, and of one more edit, each with fields of its body and the answer. */
  opens: Write[];
  updates: Write[];
  /** Writes that ask a reviewer and set a label. */
  adds: Write[];
  addReads?: Record<string, unknown>;
};

export type Write = [request: string, body: unknown, answer: unknown];

export type Scene = {
  /** Content of the file on the branch; undefined if there is no branch. */
  onBranch?: string;
  /** Message of the last commit that touched it there. */
  message?: string;
  /** Text of the open request; undefined if there is none. */
  text?: string;
  /** Of Gerrit: who uploaded the newest patch set. */
  isOwn?: boolean;
};

export const FILE = 'deploy/values.yaml';
export const BEFORE = 'a: 1\n';
export const BASE = 'b'.repeat(40);
export const TIP = 'c'.repeat(40);
const NEW = 'd'.repeat(40);
const TREE = 'e'.repeat(40);
const REVIEWER = 'kim';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const enc = encodeURIComponent;
const AFTER64 = base64('a: 2\n');
const message = expect.stringMatching(
  /^Add secrets\n\nFloe-Secrets-Edit: task-\d\n$/,
);
const text = (part: string) => expect.stringContaining(part);

/** Leaves out what a scene does not have. */
function given(
  entries: Record<string, unknown>,
  when: unknown,
): Record<string, unknown> {
  return when === undefined ? {} : entries;
}

const github = '/api/v3/repos/acme/orders';
const gitlab = '/api/v4/projects/acme%2Fdata%2Forders';
const gitea = '/api/v1/repos/acme/orders';
const cloud = '/2.0/repositories/acme/orders';
const server = '/rest/api/1.0/projects/ACME/repos/orders';
const azure = '/acme/data/_apis/git/repositories/orders';
const V = 'api-version=6.0';
const gerrit = '/a/changes';
const magic = (body: unknown) => `)]}'\n${JSON.stringify(body)}`;

export const EXCHANGES: Record<string, Exchange> = {
  GitHub: {
    reads: ({ message: said, onBranch, text: body }) => ({
      [`${github}/branches/main`]: { name: 'main', commit: { sha: BASE } },
      [`${github}/contents/${FILE}?ref=main`]: BEFORE,
      [`${github}/git/commits/${BASE}`]: { tree: { sha: TREE } },
      [`${github}/git/commits/${TIP}`]: { tree: { sha: TREE } },
      ...given(
        {
          [`${github}/branches/floe`]: { name: 'floe', commit: { sha: TIP } },
          [`${github}/contents/${FILE}?ref=floe`]: onBranch,
          [`${github}/commits?sha=${TIP}&path=${enc(FILE)}&per_page=1`]: [
            { sha: TIP, commit: { message: said } },
          ],
          [`${github}/pulls?state=open&head=acme%3Afloe&base=main`]:
            body === undefined
              ? []
              : [{ number: 7, title: 'First', body, head: { ref: 'floe' } }],
        },
        onBranch,
      ),
    }),
    opens: [
      [`POST ${github}/git/blobs`, { content: AFTER64 }, { sha: 'blob' }],
      [
        `POST ${github}/git/trees`,
        {
          base_tree: TREE,
          tree: [{ path: FILE, mode: '100644', sha: 'blob' }],
        },
        { sha: 'tree' },
      ],
      [
        `POST ${github}/git/commits`,
        { parents: [BASE], tree: 'tree', message },
        { sha: NEW },
      ],
      [`POST ${github}/git/refs`, { ref: 'refs/heads/floe', sha: NEW }, {}],
      [
        `POST ${github}/pulls`,
        {
          head: 'floe',
          base: 'main',
          title: 'Add secrets',
          body: text('What and why'),
          draft: true,
        },
        { number: 7 },
      ],
    ],
    updates: [
      [`POST ${github}/git/blobs`, {}, { sha: 'blob' }],
      [`POST ${github}/git/trees`, {}, { sha: 'tree' }],
      [`POST ${github}/git/commits`, { parents: [TIP], message }, { sha: NEW }],
      [`PATCH ${github}/git/refs/heads/floe`, { sha: NEW, force: false }, {}],
      [
        `PATCH ${github}/pulls/7`,
        { title: 'First', body: text('What and why') },
        {},
      ],
    ],
    adds: [
      [
        `POST ${github}/pulls/7/requested_reviewers`,
        { reviewers: [REVIEWER] },
        {},
      ],
      [`POST ${github}/issues/7/labels`, { labels: ['secrets'] }, {}],
    ],
  },
  GitLab: {
    reads: ({ message: said, onBranch, text: body }) => ({
      [`${gitlab}/repository/branches/main`]: {
        name: 'main',
        commit: { id: BASE },
      },
      [`${gitlab}/repository/files/${enc(FILE)}/raw?ref=main`]: BEFORE,
      [`${gitlab}/repository/commits?ref_name=${BASE}&path=${enc(
        FILE,
      )}&per_page=1`]: [{ id: BASE, message: 'First' }],
      ...given(
        {
          [`${gitlab}/repository/branches/floe`]: {
            name: 'floe',
            commit: { id: TIP },
          },
          [`${gitlab}/repository/files/${enc(FILE)}/raw?ref=floe`]: onBranch,
          [`${gitlab}/repository/commits?ref_name=${TIP}&path=${enc(
            FILE,
          )}&per_page=1`]: [{ id: TIP, message: said }],
          [`${gitlab}/merge_requests?state=opened&source_branch=floe&target_branch=main`]:
            body === undefined
              ? []
              : [{ iid: 7, title: 'First', description: body }],
        },
        onBranch,
      ),
    }),
    opens: [
      [
        `POST ${gitlab}/repository/commits`,
        {
          branch: 'floe',
          start_sha: BASE,
          commit_message: message,
          actions: [
            {
              action: 'update',
              file_path: FILE,
              content: AFTER64,
              encoding: 'base64',
              last_commit_id: BASE,
            },
          ],
        },
        { id: NEW },
      ],
      [
        `POST ${gitlab}/merge_requests`,
        {
          source_branch: 'floe',
          target_branch: 'main',
          title: 'Draft: Add secrets',
          description: text('What and why'),
        },
        { iid: 7 },
      ],
    ],
    updates: [
      [
        `POST ${gitlab}/repository/commits`,
        { branch: 'floe', actions: [{ last_commit_id: TIP }] },
        {},
      ],
      [
        `PUT ${gitlab}/merge_requests/7`,
        { title: 'First', description: text('What and why') },
        {},
      ],
    ],
    addReads: {
      [`${gitlab}/members/all?query=${REVIEWER}&per_page=100`]: [
        { id: 3, username: 'Kim' },
      ],
    },
    adds: [
      [`PUT ${gitlab}/merge_requests/7`, { reviewer_ids: [3] }, {}],
      [`PUT ${gitlab}/merge_requests/7`, { add_labels: 'secrets' }, {}],
    ],
  },
  Gitea: {
    reads: ({ message: said, onBranch, text: body }) => ({
      [`${gitea}/branches/main`]: { name: 'main', commit: { id: BASE } },
      [`${gitea}/contents/${FILE}?ref=main`]: {
        encoding: 'base64',
        content: base64(BEFORE),
      },
      [`${gitea}/contents/${FILE}?ref=${BASE}`]: { sha: 'blob-base' },
      [`${gitea}/contents/${FILE}?ref=${TIP}`]: { sha: 'blob-tip' },
      [`${gitea}/pulls?state=open&limit=50&page=2`]: [],
      ...given(
        {
          [`${gitea}/branches/floe`]: { name: 'floe', commit: { id: TIP } },
          [`${gitea}/contents/${FILE}?ref=floe`]: {
            encoding: 'base64',
            content: base64(onBranch ?? ''),
          },
          [`${gitea}/commits?sha=${TIP}&path=${enc(FILE)}&limit=1&stat=false`]:
            [{ sha: TIP, commit: { message: said } }],
          [`${gitea}/pulls?state=open&limit=50&page=1`]:
            body === undefined
              ? []
              : [
                  {
                    number: 7,
                    title: 'First',
                    body,
                    head: { ref: 'floe', repo_id: 1 },
                    base: { ref: 'main', repo_id: 1 },
                  },
                ],
        },
        onBranch,
      ),
    }),
    opens: [
      [
        `POST ${gitea}/contents`,
        {
          branch: 'main',
          new_branch: 'floe',
          message,
          files: [
            {
              operation: 'update',
              path: FILE,
              content: AFTER64,
              sha: 'blob-base',
            },
          ],
        },
        {},
      ],
      [
        `POST ${gitea}/pulls`,
        {
          head: 'floe',
          base: 'main',
          title: 'WIP: Add secrets',
          body: text('What and why'),
        },
        { number: 7 },
      ],
    ],
    updates: [
      [
        `POST ${gitea}/contents`,
        { branch: 'floe', files: [{ sha: 'blob-tip' }] },
        {},
      ],
      [
        `PATCH ${gitea}/pulls/7`,
        { title: 'First', body: text('What and why') },
        {},
      ],
    ],
    addReads: { [`${gitea}/labels?limit=50`]: [{ id: 9, name: 'secrets' }] },
    adds: [
      [
        `POST ${gitea}/pulls/7/requested_reviewers`,
        { reviewers: [REVIEWER] },
        {},
      ],
      [`POST ${gitea}/issues/7/labels`, { labels: [9] }, {}],
    ],
  },
  'Bitbucket Cloud': {
    reads: ({ message: said, onBranch, text: body }) => {
      const branch = (name: string) =>
        `${cloud}/refs/branches?q=name+%3D+%22${name}%22&fields=values.name%2Cvalues.target.hash`;
      return {
        [branch('main')]: {
          values: [{ name: 'main', target: { hash: BASE } }],
        },
        [branch('floe')]: {
          values:
            onBranch === undefined
              ? []
              : [{ name: 'floe', target: { hash: TIP } }],
        },
        [`${cloud}/src/main/${FILE}`]: BEFORE,
        ...given({ [`${cloud}/src/floe/${FILE}`]: onBranch }, onBranch),
        [`${cloud}/commits/${TIP}?path=${enc(FILE)}&pagelen=1`]: {
          values: [{ hash: TIP, message: said }],
        },
        [`${cloud}/pullrequests?${new URLSearchParams({
          q: 'source.branch.name = "floe" AND destination.branch.name = "main" AND state = "OPEN"',
        })}`]: {
          values:
            body === undefined
              ? []
              : [{ id: 7, title: 'First', description: body }],
        },
        [`${cloud}/pullrequests/7`]: {
          title: 'First',
          reviewers: [{ uuid: '{lee}' }],
        },
      };
    },
    opens: [
      [
        `POST ${cloud}/src`,
        expect.stringMatching(
          new RegExp(
            `name="branch"\\s+floe[^]*name="parents"\\s+${BASE}[^]*name="/${FILE}"[^]*a: 2`,
          ),
        ),
        {},
      ],
      [
        `POST ${cloud}/pullrequests`,
        {
          title: 'Add secrets',
          description: text('What and why'),
          source: { branch: { name: 'floe' } },
          destination: { branch: { name: 'main' } },
          draft: true,
        },
        { id: 7 },
      ],
    ],
    updates: [
      [`POST ${cloud}/src`, expect.stringContaining(TIP), {}],
      [
        `PUT ${cloud}/pullrequests/7`,
        {
          title: 'First',
          description: text('What and why'),
          reviewers: [{ uuid: '{lee}' }],
        },
        {},
      ],
    ],
    adds: [
      [
        `PUT ${cloud}/pullrequests/7`,
        { reviewers: [{ uuid: '{lee}' }, { account_id: REVIEWER }] },
        {},
      ],
    ],
  },
  'Bitbucket Data Center': {
    reads: ({ message: said, onBranch, text: body }) => {
      const commits = (until: string) =>
        `${server}/commits?limit=1&until=${enc(`refs/heads/${until}`)}`;
      return {
        [commits('main')]: { values: [{ id: BASE }] },
        [`${server}/raw/${FILE}?at=main`]: BEFORE,
        [`${server}/commits?until=${BASE}&path=${enc(FILE)}&limit=1`]: {
          values: [{ id: BASE, message: 'First' }],
        },
        [`${server}/pull-requests/7`]: {
          version: 4,
          reviewers: [{ user: { name: 'lee' } }],
        },
        ...given(
          {
            [commits('floe')]: { values: [{ id: TIP }] },
            [`${server}/raw/${FILE}?at=floe`]: onBranch,
            [`${server}/commits?until=${TIP}&path=${enc(FILE)}&limit=1`]: {
              values: [{ id: TIP, message: said }],
            },
            [`${server}/pull-requests?state=OPEN&direction=OUTGOING&at=refs%2Fheads%2Ffloe&limit=100`]:
              {
                values:
                  body === undefined
                    ? []
                    : [
                        {
                          id: 7,
                          title: 'First',
                          description: body,
                          toRef: { id: 'refs/heads/main' },
                        },
                      ],
              },
          },
          onBranch,
        ),
      };
    },
    opens: [
      [`POST ${server}/branches`, { name: 'floe', startPoint: BASE }, {}],
      [
        `PUT ${server}/browse/${FILE}`,
        expect.stringMatching(
          new RegExp(
            `name="branch"\\s+floe[^]*name="sourceCommitId"\\s+${BASE}[^]*a: 2`,
          ),
        ),
        {},
      ],
      [
        `POST ${server}/pull-requests`,
        {
          title: 'Add secrets',
          description: text('What and why'),
          fromRef: {
            id: 'refs/heads/floe',
            repository: { slug: 'orders', project: { key: 'ACME' } },
          },
          toRef: { id: 'refs/heads/main' },
          draft: true,
        },
        { id: 7 },
      ],
    ],
    updates: [
      [`PUT ${server}/browse/${FILE}`, expect.stringContaining(TIP), {}],
      [
        `PUT ${server}/pull-requests/7`,
        {
          version: 4,
          title: 'First',
          description: text('What and why'),
          reviewers: [{ user: { name: 'lee' } }],
        },
        {},
      ],
    ],
    adds: [
      [
        `POST ${server}/pull-requests/7/participants`,
        { user: { name: REVIEWER }, role: 'REVIEWER' },
        {},
      ],
    ],
  },
  'Azure DevOps': {
    reads: ({ message: said, onBranch, text: body }) => {
      const refs = (name: string) =>
        `${azure}/refs?${V}&filter=heads%2F${name}`;
      const item = (version: string) =>
        `${azure}/items?${V}&path=${enc(`/${FILE}`)}&version=${version}`;
      return {
        [refs('main')]: {
          value: [{ name: 'refs/heads/main', objectId: BASE }],
        },
        [refs('floe')]: {
          value:
            onBranch === undefined
              ? []
              : [{ name: 'refs/heads/floe', objectId: TIP }],
        },
        [item('main')]: BEFORE,
        ...given({ [item('floe')]: onBranch }, onBranch),
        [`${azure}/commits?${V}&${new URLSearchParams({
          'searchCriteria.itemPath': `/${FILE}`,
          'searchCriteria.itemVersion.version': TIP,
          'searchCriteria.itemVersion.versionType': 'commit',
          'searchCriteria.$top': '1',
        })}`]: {
          value: [{ commitId: TIP, comment: 'cut', commentTruncated: true }],
        },
        [`${azure}/commits/${TIP}?${V}`]: { commitId: TIP, comment: said },
        [`${azure}/pullrequests?${V}&${new URLSearchParams({
          'searchCriteria.sourceRefName': 'refs/heads/floe',
          'searchCriteria.targetRefName': 'refs/heads/main',
          'searchCriteria.status': 'active',
        })}`]: { value: body === undefined ? [] : [{ pullRequestId: 7 }] },
        [`${azure}/pullrequests/7?${V}`]: {
          pullRequestId: 7,
          title: 'First',
          description: body,
        },
      };
    },
    opens: [
      [
        `POST ${azure}/refs?${V}`,
        [
          {
            name: 'refs/heads/floe',
            oldObjectId: '0'.repeat(40),
            newObjectId: BASE,
          },
        ],
        { value: [{ success: true }] },
      ],
      [
        `POST ${azure}/pushes?${V}`,
        {
          refUpdates: [{ name: 'refs/heads/floe', oldObjectId: BASE }],
          commits: [
            {
              comment: message,
              changes: [
                {
                  changeType: 'edit',
                  item: { path: `/${FILE}` },
                  newContent: { content: AFTER64 },
                },
              ],
            },
          ],
        },
        {},
      ],
      [
        `POST ${azure}/pullrequests?${V}`,
        {
          sourceRefName: 'refs/heads/floe',
          targetRefName: 'refs/heads/main',
          title: 'Add secrets',
          description: text('What and why'),
          isDraft: true,
        },
        { pullRequestId: 7 },
      ],
    ],
    updates: [
      [`POST ${azure}/pushes?${V}`, { refUpdates: [{ oldObjectId: TIP }] }, {}],
      [
        `PATCH ${azure}/pullrequests/7?${V}`,
        { title: 'First', description: text('What and why') },
        {},
      ],
    ],
    adds: [
      [
        `PUT ${azure}/pullrequests/7/reviewers/${REVIEWER}?${V}`,
        { id: REVIEWER, vote: 0 },
        {},
      ],
      [`POST ${azure}/pullrequests/7/labels?${V}`, { name: 'secrets' }, {}],
    ],
  },
  Gerrit: {
    reads: ({ isOwn = true, onBranch, text: body }) => {
      const project = '/a/projects/acme%2Forders';
      const change = {
        _number: 7,
        project: 'acme/orders',
        branch: 'main',
        topic: 'floe',
        current_revision: TIP,
        owner: { _account_id: 1 },
        revisions: {
          [TIP]: {
            uploader: { _account_id: isOwn ? 1 : 2 },
            commit: { message: `First\n\n${body}\n\nChange-Id: I0123\n` },
          },
        },
      };
      return {
        [`${project}/branches/main`]: magic({
          ref: 'refs/heads/main',
          revision: BASE,
        }),
        [`${project}/branches/main/files/${enc(FILE)}/content`]: base64(BEFORE),
        [`${gerrit}/?${new URLSearchParams({
          q: 'project:"acme/orders" branch:"main" topic:"floe" status:open',
        })}&o=CURRENT_REVISION&o=CURRENT_COMMIT&o=DETAILED_ACCOUNTS`]: magic(
          body === undefined ? [] : [change],
        ),
        ...given(
          {
            [`${gerrit}/7/revisions/current/files/${enc(FILE)}/content`]:
              base64(onBranch ?? ''),
          },
          onBranch,
        ),
      };
    },
    opens: [
      [
        `POST ${gerrit}/`,
        {
          project: 'acme/orders',
          branch: 'main',
          subject: text('What and why'),
          topic: 'floe',
          work_in_progress: true,
        },
        magic({ _number: 7 }),
      ],
      [
        `PUT ${gerrit}/7/edit/${enc(FILE)}`,
        { binary_content: text(AFTER64) },
        '',
      ],
      [`POST ${gerrit}/7/edit:publish`, {}, ''],
    ],
    updates: [
      [`PUT ${gerrit}/7/edit/${enc(FILE)}`, {}, ''],
      [
        `PUT ${gerrit}/7/edit:message`,
        { message: text('What and why\n\nChange-Id: I0123') },
        '',
      ],
      [`POST ${gerrit}/7/edit:publish`, {}, ''],
    ],
    adds: [
      [`POST ${gerrit}/7/reviewers`, { reviewer: REVIEWER }, magic({})],
      [`POST ${gerrit}/7/hashtags`, { add: ['secrets'] }, magic([])],
    ],
  },
};

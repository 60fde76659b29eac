import {
  Exchange,
  FILE,
  BEFORE,
  BASE,
  TIP,
  NEW,
  TREE,
  REVIEWER,
  enc,
  AFTER64,
  message,
  text,
  given,
} from './exchange';

const base = '/api/v3/repos/acme/orders';

/** Publishing on GitHub. */
export const github: Exchange = {
  reads: ({ message: said, onBranch, text: body }) => ({
    [`${base}/branches/main`]: { name: 'main', commit: { sha: BASE } },
    [`${base}/contents/${FILE}?ref=main`]: BEFORE,
    [`${base}/git/commits/${BASE}`]: { tree: { sha: TREE } },
    [`${base}/git/commits/${TIP}`]: { tree: { sha: TREE } },
    ...given(
      {
        [`${base}/branches/floe`]: { name: 'floe', commit: { sha: TIP } },
        [`${base}/contents/${FILE}?ref=floe`]: onBranch,
        [`${base}/commits?sha=${TIP}&path=${enc(FILE)}&per_page=1`]: [
          { sha: TIP, commit: { message: said } },
        ],
        [`${base}/pulls?state=open&head=acme%3Afloe&base=main`]:
          body === undefined
            ? []
            : [{ number: 7, title: 'First', body, head: { ref: 'floe' } }],
      },
      onBranch,
    ),
  }),
  opens: [
    [`POST ${base}/git/blobs`, { content: AFTER64 }, { sha: 'blob' }],
    [
      `POST ${base}/git/trees`,
      {
        base_tree: TREE,
        tree: [{ path: FILE, mode: '100644', sha: 'blob' }],
      },
      { sha: 'tree' },
    ],
    [
      `POST ${base}/git/commits`,
      { parents: [BASE], tree: 'tree', message },
      { sha: NEW },
    ],
    [`POST ${base}/git/refs`, { ref: 'refs/heads/floe', sha: NEW }, {}],
    [
      `POST ${base}/pulls`,
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
    [`POST ${base}/git/blobs`, {}, { sha: 'blob' }],
    [`POST ${base}/git/trees`, {}, { sha: 'tree' }],
    [`POST ${base}/git/commits`, { parents: [TIP], message }, { sha: NEW }],
    [`PATCH ${base}/git/refs/heads/floe`, { sha: NEW, force: false }, {}],
    [
      `PATCH ${base}/pulls/7`,
      { title: 'First', body: text('What and why') },
      {},
    ],
  ],
  adds: [
    [`POST ${base}/pulls/7/requested_reviewers`, { reviewers: [REVIEWER] }, {}],
    [`POST ${base}/issues/7/labels`, { labels: ['secrets'] }, {}],
  ],
};

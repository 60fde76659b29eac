import {
  Exchange,
  FILE,
  BEFORE,
  BASE,
  TIP,
  REVIEWER,
  base64,
  enc,
  AFTER64,
  message,
  text,
  given,
} from './exchange';

const base = '/api/v1/repos/acme/orders';

/** Publishing on Gitea. */
export const gitea: Exchange = {
  reads: ({ message: said, onBranch, text: body }) => ({
    [`${base}/branches/main`]: { name: 'main', commit: { id: BASE } },
    [`${base}/contents/${FILE}?ref=main`]: {
      encoding: 'base64',
      content: base64(BEFORE),
    },
    [`${base}/contents/${FILE}?ref=${BASE}`]: { sha: 'blob-base' },
    [`${base}/contents/${FILE}?ref=${TIP}`]: { sha: 'blob-tip' },
    [`${base}/pulls?state=open&limit=50&page=2`]: [],
    ...given(
      {
        [`${base}/branches/floe`]: { name: 'floe', commit: { id: TIP } },
        [`${base}/contents/${FILE}?ref=floe`]: {
          encoding: 'base64',
          content: base64(onBranch ?? ''),
        },
        [`${base}/commits?sha=${TIP}&path=${enc(FILE)}&limit=1&stat=false`]: [
          { sha: TIP, commit: { message: said } },
        ],
        [`${base}/pulls?state=open&limit=50&page=1`]:
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
      `POST ${base}/contents`,
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
      `POST ${base}/pulls`,
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
      `POST ${base}/contents`,
      { branch: 'floe', files: [{ sha: 'blob-tip' }] },
      {},
    ],
    [
      `PATCH ${base}/pulls/7`,
      { title: 'First', body: text('What and why') },
      {},
    ],
  ],
  addReads: { [`${base}/labels?limit=50`]: [{ id: 9, name: 'secrets' }] },
  adds: [
    [`POST ${base}/pulls/7/requested_reviewers`, { reviewers: [REVIEWER] }, {}],
    [`POST ${base}/issues/7/labels`, { labels: [9] }, {}],
  ],
};

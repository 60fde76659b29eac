import {
  Exchange,
  FILE,
  BEFORE,
  BASE,
  TIP,
  NEW,
  REVIEWER,
  enc,
  AFTER64,
  message,
  text,
  given,
} from './exchange';

const base = '/api/v4/projects/acme%2Fdata%2Forders';

/** Publishing on GitLab. */
export const gitlab: Exchange = {
  reads: ({ message: said, onBranch, text: body }) => ({
    [`${base}/repository/branches/main`]: {
      name: 'main',
      commit: { id: BASE },
    },
    [`${base}/repository/files/${enc(FILE)}/raw?ref=main`]: BEFORE,
    [`${base}/repository/commits?ref_name=${BASE}&path=${enc(
      FILE,
    )}&per_page=1`]: [{ id: BASE, message: 'First' }],
    ...given(
      {
        [`${base}/repository/branches/floe`]: {
          name: 'floe',
          commit: { id: TIP },
        },
        [`${base}/repository/files/${enc(FILE)}/raw?ref=floe`]: onBranch,
        [`${base}/repository/commits?ref_name=${TIP}&path=${enc(
          FILE,
        )}&per_page=1`]: [{ id: TIP, message: said }],
        [`${base}/merge_requests?state=opened&source_branch=floe&target_branch=main`]:
          body === undefined
            ? []
            : [{ iid: 7, title: 'First', description: body }],
      },
      onBranch,
    ),
  }),
  opens: [
    [
      `POST ${base}/repository/commits`,
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
      `POST ${base}/merge_requests`,
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
      `POST ${base}/repository/commits`,
      { branch: 'floe', actions: [{ last_commit_id: TIP }] },
      {},
    ],
    [
      `PUT ${base}/merge_requests/7`,
      { title: 'First', description: text('What and why') },
      {},
    ],
  ],
  addReads: {
    [`${base}/members/all?query=${REVIEWER}&per_page=100`]: [
      { id: 3, username: 'Kim' },
    ],
  },
  adds: [
    [`PUT ${base}/merge_requests/7`, { reviewer_ids: [3] }, {}],
    [`PUT ${base}/merge_requests/7`, { add_labels: 'secrets' }, {}],
  ],
};

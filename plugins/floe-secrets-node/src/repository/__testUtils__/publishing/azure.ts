import {
  Exchange,
  FILE,
  BEFORE,
  BASE,
  TIP,
  REVIEWER,
  enc,
  AFTER64,
  message,
  text,
  given,
} from './exchange';

const base = '/acme/data/_apis/git/repositories/orders';
const V = 'api-version=6.0';

/** Publishing on Azure DevOps. */
export const azure: Exchange = {
  reads: ({ message: said, onBranch, text: body }) => {
    const refs = (name: string) => `${base}/refs?${V}&filter=heads%2F${name}`;
    const item = (version: string) =>
      `${base}/items?${V}&path=${enc(`/${FILE}`)}&version=${version}`;
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
      [`${base}/commits?${V}&${new URLSearchParams({
        'searchCriteria.itemPath': `/${FILE}`,
        'searchCriteria.itemVersion.version': TIP,
        'searchCriteria.itemVersion.versionType': 'commit',
        'searchCriteria.$top': '1',
      })}`]: {
        value: [{ commitId: TIP, comment: 'cut', commentTruncated: true }],
      },
      [`${base}/commits/${TIP}?${V}`]: { commitId: TIP, comment: said },
      [`${base}/pullrequests?${V}&${new URLSearchParams({
        'searchCriteria.sourceRefName': 'refs/heads/floe',
        'searchCriteria.targetRefName': 'refs/heads/main',
        'searchCriteria.status': 'active',
      })}`]: { value: body === undefined ? [] : [{ pullRequestId: 7 }] },
      [`${base}/pullrequests/7?${V}`]: {
        pullRequestId: 7,
        title: 'First',
        description: body,
      },
    };
  },
  opens: [
    [
      `POST ${base}/refs?${V}`,
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
      `POST ${base}/pushes?${V}`,
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
      `POST ${base}/pullrequests?${V}`,
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
    [`POST ${base}/pushes?${V}`, { refUpdates: [{ oldObjectId: TIP }] }, {}],
    [
      `PATCH ${base}/pullrequests/7?${V}`,
      { title: 'First', description: text('What and why') },
      {},
    ],
  ],
  adds: [
    [
      `PUT ${base}/pullrequests/7/reviewers/${REVIEWER}?${V}`,
      { id: REVIEWER, vote: 0 },
      {},
    ],
    [`POST ${base}/pullrequests/7/labels?${V}`, { name: 'secrets' }, {}],
  ],
};

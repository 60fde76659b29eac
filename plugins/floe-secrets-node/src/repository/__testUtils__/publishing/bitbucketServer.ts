import {
  Exchange,
  FILE,
  BEFORE,
  BASE,
  TIP,
  REVIEWER,
  enc,
  text,
  given,
} from './exchange';

const server = '/rest/api/1.0/projects/ACME/repos/orders';

/** Publishing on Bitbucket Data Center. */
export const bitbucketServer: Exchange = {
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
};

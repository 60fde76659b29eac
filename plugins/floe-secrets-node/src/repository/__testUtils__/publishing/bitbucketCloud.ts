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

const cloud = '/2.0/repositories/acme/orders';

/** Publishing on Bitbucket Cloud. */
export const bitbucketCloud: Exchange = {
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
};

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
  text,
  given,
} from './exchange';

const base = '/a/changes';
const magic = (body: unknown) => `)]}'\n${JSON.stringify(body)}`;

/** Publishing on Gerrit. */
export const gerrit: Exchange = {
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
      [`${base}/?${new URLSearchParams({
        q: 'project:"acme/orders" branch:"main" topic:"floe" status:open',
      })}&o=CURRENT_REVISION&o=CURRENT_COMMIT&o=DETAILED_ACCOUNTS`]: magic(
        body === undefined ? [] : [change],
      ),
      ...given(
        {
          [`${base}/7/revisions/current/files/${enc(FILE)}/content`]: base64(
            onBranch ?? '',
          ),
        },
        onBranch,
      ),
    };
  },
  opens: [
    [
      `POST ${base}/`,
      {
        project: 'acme/orders',
        branch: 'main',
        subject: text('What and why'),
        topic: 'floe',
        work_in_progress: true,
      },
      magic({ _number: 7 }),
    ],
    [`PUT ${base}/7/edit/${enc(FILE)}`, { binary_content: text(AFTER64) }, ''],
    [`POST ${base}/7/edit:publish`, {}, ''],
  ],
  updates: [
    [`PUT ${base}/7/edit/${enc(FILE)}`, {}, ''],
    [
      `PUT ${base}/7/edit:message`,
      { message: text('What and why\n\nChange-Id: I0123') },
      '',
    ],
    [`POST ${base}/7/edit:publish`, {}, ''],
  ],
  adds: [
    [`POST ${base}/7/reviewers`, { reviewer: REVIEWER }, magic({})],
    [`POST ${base}/7/hashtags`, { add: ['secrets'] }, magic([])],
  ],
};

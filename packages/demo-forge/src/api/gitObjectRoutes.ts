import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ForgeContext, repositoryOf } from '../context';
import { RequestRefusedError } from '../errors';
import { GitRepository, RepositoryEntry } from '../git/GitRepository';
import { TreeChange, updateTree } from '../git/updateTree';
import { gitCommitAnswer } from './answers';
import { apiAuthor } from './authentication';
import { requestBodies } from './requests';

const typeOfMode = { '040000': 'tree', '160000': 'commit' } as const;

type TreeItem = ReturnType<
  typeof requestBodies.createTree.parse
>['tree'][number];

async function treeChange(
  git: GitRepository,
  item: TreeItem,
): Promise<TreeChange> {
  const { path, mode } = item;
  const type = typeOfMode[mode as keyof typeof typeOfMode] ?? 'blob';
  if (item.content !== undefined) {
    const oid = await git.writeBlob(Buffer.from(item.content, 'utf8'));
    return { path, mode, type, oid };
  }
  if (item.sha === undefined) {
    throw RequestRefusedError.unprocessable(
      `Must supply either tree.sha or tree.content for ${path}`,
    );
  }
  if (item.sha && type !== 'commit') {
    const actual = await git.objectType(item.sha);
    if (actual !== type) {
      throw RequestRefusedError.unprocessable(
        `tree.sha ${item.sha} is not a valid ${type}`,
      );
    }
  }
  return { path, mode, type, oid: item.sha };
}

async function treeOf(git: GitRepository, name: string) {
  if ((await git.objectType(name)) === 'tree') {
    return name;
  }
  const commit = await git.resolveCommit(name);
  return commit && (await git.readCommit(commit)).tree;
}

/** Blobs, trees and commits, from which a pull request is made. */
export function gitObjectRoutes(context: ForgeContext): Router {
  const { links } = context;
  const router = PromiseRouter();

  const treeAnswer = (
    api: string,
    sha: string,
    entries: RepositoryEntry[],
  ) => ({
    sha,
    url: `${api}/git/trees/${sha}`,
    tree: entries.map(({ path, mode, type, oid }) => ({
      path,
      mode,
      type,
      sha: oid,
      url: `${api}/git/${type}s/${oid}`,
    })),
    truncated: false,
  });

  router.get(
    '/repos/:owner/:repo/git/blobs/:sha',
    async (request, response) => {
      const { git, fullName } = repositoryOf(context, request);
      const { sha } = request.params;
      if ((await git.objectType(sha)) !== 'blob') {
        throw RequestRefusedError.notFound();
      }
      const content = await git.readBlob(sha);
      response.json({
        sha,
        url: `${links.apiRepository(fullName)}/git/blobs/${sha}`,
        size: content.length,
        encoding: 'base64',
        content: content.toString('base64'),
      });
    },
  );

  router.post('/repos/:owner/:repo/git/blobs', async (request, response) => {
    const { git, fullName } = repositoryOf(context, request);
    const { content, encoding } = requestBodies.createBlob.parse(request.body);
    const sha = await git.writeBlob(
      Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'),
    );
    const url = `${links.apiRepository(fullName)}/git/blobs/${sha}`;
    response.status(201).location(url).json({ sha, url });
  });

  router.get(
    '/repos/:owner/:repo/git/trees/:tree(*)',
    async (request, response) => {
      const { git, fullName } = repositoryOf(context, request);
      const tree = await treeOf(git, request.params.tree);
      if (!tree) {
        throw RequestRefusedError.notFound();
      }
      const { recursive } = request.query;
      const entries = recursive
        ? await git.listAll(tree)
        : await git.list(tree);
      response.json(treeAnswer(links.apiRepository(fullName), tree, entries));
    },
  );

  router.post('/repos/:owner/:repo/git/trees', async (request, response) => {
    const { git, fullName } = repositoryOf(context, request);
    const body = requestBodies.createTree.parse(request.body);
    const base = body.base_tree && (await treeOf(git, body.base_tree));
    if (body.base_tree && !base) {
      throw RequestRefusedError.notFound('base_tree not found');
    }
    const changes = await Promise.all(
      body.tree.map(item => treeChange(git, item)),
    );
    const sha = await updateTree(git, base, changes);
    response
      .status(201)
      .json(
        treeAnswer(links.apiRepository(fullName), sha, await git.list(sha)),
      );
  });

  router.get(
    '/repos/:owner/:repo/git/commits/:sha',
    async (request, response) => {
      const { git, fullName } = repositoryOf(context, request);
      const { sha } = request.params;
      if ((await git.objectType(sha)) !== 'commit') {
        throw RequestRefusedError.notFound();
      }
      response.json(
        gitCommitAnswer(links, fullName, sha, await git.readCommit(sha)),
      );
    },
  );

  router.post('/repos/:owner/:repo/git/commits', async (request, response) => {
    const { git, fullName } = repositoryOf(context, request);
    const body = requestBodies.createCommit.parse(request.body);
    const expected = [
      [body.tree, 'tree'],
      ...body.parents.map(parent => [parent, 'commit']),
    ];
    for (const [oid, type] of expected) {
      if ((await git.objectType(oid)) !== type) {
        throw RequestRefusedError.unprocessable(
          `${type === 'tree' ? 'Tree' : 'Parent'} SHA does not exist`,
        );
      }
    }
    const signature = (person: typeof body.author) =>
      person && {
        ...person,
        timestamp: person.date
          ? Math.floor(Date.parse(person.date) / 1000)
          : undefined,
      };
    const sha = await git.writeCommit({
      message: body.message,
      tree: body.tree,
      parents: body.parents,
      author: signature(body.author) ?? apiAuthor,
      committer: signature(body.committer),
    });
    response
      .status(201)
      .json(gitCommitAnswer(links, fullName, sha, await git.readCommit(sha)));
  });

  return router;
}

import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { buildSchema, graphql, GraphQLError } from 'graphql';
import { ForgeContext } from '../context';
import { PullRequests } from '../pulls/PullRequests';
import { PullRequest } from '../store/repositoryRecord';
import { HostedRepository } from '../store/HostedRepository';
import { requestBodies } from './requests';

const schema = buildSchema(`
  type Query {
    repository(owner: String!, name: String!): Repository
  }
  type Repository {
    id: ID!
    name: String!
    nameWithOwner: String!
    url: String!
    ref(qualifiedName: String!): Ref
  }
  type Ref {
    id: ID!
    name: String!
    associatedPullRequests(first: Int, states: [PullRequestState!]): PullRequestConnection!
  }
  type PullRequestConnection {
    totalCount: Int!
    edges: [PullRequestEdge!]!
    nodes: [PullRequest!]!
  }
  type PullRequestEdge { node: PullRequest! }
  type PullRequest {
    id: ID!
    number: Int!
    title: String!
    url: String!
    state: PullRequestState!
  }
  enum PullRequestState { OPEN CLOSED MERGED }
`);

type State = 'OPEN' | 'CLOSED' | 'MERGED';

function stateOf(pull: PullRequest): State {
  if (pull.merge) {
    return 'MERGED';
  }
  return pull.state === 'open' ? 'OPEN' : 'CLOSED';
}

function repositoryNode(context: ForgeContext, repository: HostedRepository) {
  const { fullName, name, git } = repository;

  const associatedPullRequests =
    (branch: string) => async (args: { first?: number; states?: State[] }) => {
      const pulls = await new PullRequests(repository).list('all');
      const found = pulls.filter(
        pull =>
          pull.head.ref === branch &&
          (!args.states || args.states.includes(stateOf(pull))),
      );
      const nodes = found.slice(0, args.first).map(pull => ({
        id: `PR_${fullName}_${pull.number}`,
        number: pull.number,
        title: pull.title,
        url: context.links.pull(fullName, pull.number),
        state: stateOf(pull),
      }));
      return {
        totalCount: found.length,
        nodes,
        edges: nodes.map(node => ({ node })),
      };
    };

  return {
    id: `R_${fullName}`,
    name,
    nameWithOwner: fullName,
    url: context.links.repository(fullName),
    async ref({ qualifiedName }: { qualifiedName: string }) {
      const branch = qualifiedName.replace(/^refs\/heads\//, '');
      return (await git.branchHead(branch))
        ? {
            id: `REF_${fullName}_${branch}`,
            name: branch,
            associatedPullRequests: associatedPullRequests(branch),
          }
        : null;
    },
  };
}

/** The one query of GitHub's GraphQL API that opening a pull request needs. */
export function graphqlRoutes(context: ForgeContext): Router {
  const router = PromiseRouter();
  const rootValue = {
    repository({ owner, name }: { owner: string; name: string }) {
      const repository = context.store.find(owner, name);
      if (!repository) {
        throw new GraphQLError(
          `Could not resolve to a Repository with the name '${owner}/${name}'.`,
        );
      }
      return repositoryNode(context, repository);
    },
  };

  router.post('/', async (request, response) => {
    const body = requestBodies.graphql.parse(request.body);
    response.json(
      await graphql({
        schema,
        source: body.query,
        rootValue,
        variableValues: body.variables,
        operationName: body.operationName,
      }),
    );
  });

  return router;
}

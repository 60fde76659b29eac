import { randomUUID } from 'node:crypto';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import express, { NextFunction, Request, Response } from 'express';
import { Clock } from '../../clock';
import { DemoClusterLogger } from '../../logger';
import { ClusterApi } from '../ClusterApi';
import {
  ApiError,
  internalError,
  requestEntityTooLarge,
  serviceUnavailable,
} from '../apiErrors';
import { ResourceDefinition } from '../resources/definition';
import { reviewOwnAccess } from './accessReview';
import { authenticate, TokenUser, User } from './authentication';
import { Authorizer } from './authorization';
import { discover, KUBERNETES_VERSION } from './discovery';
import { filterOf, parseCount, parseRevision } from './listObjects';
import { checkAccepted, representationOf } from './representation';
import { parseBody } from './requestBody';
import {
  parseRequest,
  queryOf,
  RequestInfo,
  ResourcePath,
} from './requestInfo';
import { handleResource } from './resourceHandlers';
import { sendJson } from './sendJson';
import { ProxiedService, proxyToService } from './serviceProxy';
import { WatchConnection } from './WatchConnection';

const BODY_LIMIT_BYTES = 3 * 1024 * 1024;
const HEALTH_PATHS = ['/healthz', '/livez', '/readyz'];

/** The API server ends a watch after 30 to 60 minutes if the client sets no time. */
const DEFAULT_WATCH_SECONDS = 1800;

/** A request for an observer: its caller and its action. */
export type ObservedRequest = RequestInfo & {
  method: string;
  user: string;
  userAgent?: string;
};

type ApiServerOptions = {
  api: ClusterApi;
  users: readonly TokenUser[];
  services: readonly ProxiedService[];
  clock: Clock;
  logger: DemoClusterLogger;
  /** Milliseconds between the bookmarks of a watch. */
  bookmarkInterval: number;
  onRequest?: (request: ObservedRequest) => void;
};

/** The HTTP side of the cluster. */
export class ApiServer {
  readonly #watches = new Set<WatchConnection>();
  readonly #authorizer: Authorizer;
  readonly #server: Server;
  #unavailable = false;
  readonly #options: ApiServerOptions;

  constructor(options: ApiServerOptions) {
    this.#options = options;

    this.#authorizer = new Authorizer(options.api);
    const app = express();
    app.disable('x-powered-by');
    app.disable('etag');
    app.set('query parser', 'simple');
    app.use(express.text({ type: () => true, limit: BODY_LIMIT_BYTES }));
    app.use((request, response) => this.#handle(request, response));
    app.use(
      (error: unknown, request: Request, response: Response, _: NextFunction) =>
        this.#answerError(error, request, response),
    );
    this.#server = createServer(app);
    // A client that sends a request while an idle connection is closed gets an error.
    this.#server.keepAliveTimeout = 60_000;
  }

  /** Listens, and returns the address: `http://host:port`. */
  async start(host: string, port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    const { port: actual } = this.#server.address() as AddressInfo;
    return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
  }

  /** Ends all watches and stops listening. */
  async stop(): Promise<void> {
    this.endWatches();
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  /** Ends every open watch, as a restarting API server does. */
  endWatches(): void {
    this.#watches.forEach(watch => watch.end());
  }

  /** Keeps every open watch open but silent. */
  silenceWatches(): void {
    this.#watches.forEach(watch => watch.silence());
  }

  /** Answers every request with 503 while `unavailable`. */
  setUnavailable(unavailable: boolean): void {
    this.#unavailable = unavailable;
  }

  #handle(request: Request, response: Response): void {
    // With this header, a client distinguishes an answer of the API server
    // from one of a proxy.
    response.setHeader('Audit-Id', randomUUID());
    response.setHeader('Date', this.#options.clock.now().toUTCString());
    if (this.#unavailable) {
      throw serviceUnavailable(
        'the server is currently unable to handle the request',
      );
    }
    const user = authenticate(request, this.#options.users);
    const info = parseRequest(request);
    this.#options.onRequest?.({
      ...info,
      method: request.method,
      user: user.name,
      userAgent: request.header('user-agent'),
    });
    this.#authorizer.check(user, info);
    checkAccepted(request);
    if (info.resource) {
      this.#handleResource(info, info.resource, user, request, response);
    } else {
      this.#handleOther(request, response);
    }
  }

  #handleOther(request: Request, response: Response): void {
    if (HEALTH_PATHS.includes(request.path)) {
      response.type('text/plain').send('ok');
      return;
    }
    if (request.path.replace(/\/$/, '') === '/version') {
      sendJson(request, response, 200, KUBERNETES_VERSION);
      return;
    }
    const answer = discover(this.#options.api.registry, request);
    if (answer) {
      sendJson(request, response, 200, answer.body, answer.contentType);
    } else {
      pageNotFound(response);
    }
  }

  #handleResource(
    info: RequestInfo,
    path: ResourcePath,
    user: User,
    request: Request,
    response: Response,
  ): void {
    const { api, services } = this.#options;
    if (
      path.group === 'authorization.k8s.io' &&
      path.resource === 'selfsubjectaccessreviews'
    ) {
      sendJson(
        request,
        response,
        201,
        reviewOwnAccess(this.#authorizer, user, parseBody(request)),
      );
      return;
    }
    const definition = api.registry.served(
      path.group,
      path.version,
      path.resource,
    );
    if (
      !definition ||
      (definition.namespaced === false && isNamespaced(path))
    ) {
      pageNotFound(response);
    } else if (path.subresource === 'proxy' && path.resource === 'services') {
      const answer = proxyToService(api, services, path, {
        method: request.method,
        body: typeof request.body === 'string' ? request.body : '',
      });
      response.status(answer.status).type(answer.contentType).send(answer.body);
    } else if (info.verb === 'watch') {
      this.#watch(path, definition, request, response);
    } else {
      handleResource(api, { info, path, definition }, request, response);
    }
  }

  #watch(
    { version, namespace, name }: ResourcePath,
    definition: ResourceDefinition,
    request: Request,
    response: Response,
  ): void {
    const query = queryOf(request);
    const seconds =
      parseCount('timeoutSeconds', query.timeoutSeconds) ||
      DEFAULT_WATCH_SECONDS;
    const matches = filterOf(
      definition,
      definition.namespaced ? namespace : undefined,
      query,
    );
    const watch = new WatchConnection(
      this.#options.api,
      {
        definition,
        filter: object =>
          matches(object) && (!name || object.metadata.name === name),
        representation: representationOf(
          definition,
          version,
          request.header('accept'),
        ),
        revision: parseRevision(query.resourceVersion),
        bookmarks: query.allowWatchBookmarks === 'true',
        sendInitialEvents: query.sendInitialEvents === 'true',
        timeout: seconds * 1000,
      },
      response,
      this.#options.clock,
      this.#options.bookmarkInterval,
    );
    this.#watches.add(watch);
    response.on('close', () => this.#watches.delete(watch));
    watch.start();
  }

  #answerError(error: unknown, request: Request, response: Response): void {
    const status = this.#toApiError(error).status;
    if (response.headersSent) {
      response.end();
      return;
    }
    if (status.details?.retryAfterSeconds) {
      response.setHeader('Retry-After', status.details.retryAfterSeconds);
    }
    sendJson(request, response, status.code, status);
  }

  #toApiError(error: unknown): ApiError {
    if (error instanceof ApiError) {
      return error;
    }
    if ((error as { type?: string }).type === 'entity.too.large') {
      return requestEntityTooLarge(BODY_LIMIT_BYTES);
    }
    // Only the kind of the error: its message could contain parts of an
    // object.
    const name = error instanceof Error ? error.name : 'unknown error';
    this.#options.logger.error(
      `The cluster failed to answer a request: ${name}`,
    );
    return internalError(name);
  }
}

function isNamespaced({ namespace, resource }: ResourcePath): boolean {
  return namespace !== undefined && resource !== 'namespaces';
}

function pageNotFound(response: Response): void {
  response.status(404).type('text/plain').send('404 page not found\n');
}

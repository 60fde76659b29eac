import { ClusterRequestError } from '@floe/backstage-plugin-floe-secrets-node';
import { z } from 'zod';
import { MASK } from '../../model/masking/mask';
import { maskMessage } from '../../model/masking/maskMessage';
import { SLOTS } from '../../model/masking/slots';
import { networkErrorCode } from './networkErrorCode';
import { TransportSetupError } from './TransportSetupError';

const statusSchema = z.object({
  kind: z.literal('Status'),
  code: z.number().optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
  details: z
    .object({ retryAfterSeconds: z.number().optional() })
    .optional()
    .nullable(),
});

const errorCauseSchema = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
});

const backstageErrorSchema = z.object({
  error: z.object({
    name: z.string(),
    message: z.string(),
    cause: errorCauseSchema.optional(),
  }),
});

/**
 * Classifies an unsuccessful response.
 *
 * @param options.body - the body, or its beginning
 */
export function responseError(options: {
  clusterName: string;
  via: string;
  status: number;
  /** `Retry-After`: seconds, or a date. */
  retryAfter: string | undefined;
  /** `Date`: time of the response, by the sender's clock. */
  date: string | undefined;
  /** `Audit-Id`, which the API server adds to each response. */
  auditId?: string;
  body: string;
}): ClusterRequestError {
  const { clusterName, via, status, body } = options;
  const retryAfterSeconds = parseRetryAfter(options);
  const json = parseJson(body);

  const kubernetesStatus = statusSchema.safeParse(json);
  if (kubernetesStatus.success) {
    return statusError(clusterName, {
      ...kubernetesStatus.data,
      code: kubernetesStatus.data.code ?? status,
      details: {
        retryAfterSeconds:
          kubernetesStatus.data.details?.retryAfterSeconds ?? retryAfterSeconds,
      },
    });
  }

  const backstageError = backstageErrorSchema.safeParse(json);
  if (backstageError.success) {
    const { name, message, cause } = backstageError.data.error;
    const code = networkErrorCode(cause) ?? networkErrorCode({ message });
    return new ClusterRequestError(
      code
        ? `The API server of cluster "${clusterName}" cannot be reached through ${via}: ${code}`
        : `Cluster "${clusterName}" cannot be reached through ${via}, which answers ${status} ${errorName(
            name,
          )}`,
      { source: code ? 'network' : 'proxy', status, retryAfterSeconds },
    );
  }
  if (options.auditId !== undefined) {
    // Refused before it reached the objects, for example by priority and
    // fairness: plain text, no Status.
    return clusterError(
      clusterName,
      { code: status, details: { retryAfterSeconds } },
      status === 429 ? 'it is overloaded' : '',
    );
  }
  return new ClusterRequestError(
    `Cluster "${clusterName}" cannot be reached through ${via}, which answers ${status}`,
    { source: 'proxy', status, retryAfterSeconds },
  );
}

type Status = {
  code?: number;
  reason?: string;
  message?: string;
  details?: { retryAfterSeconds?: number } | null;
};

/** Classifies a Kubernetes Status of a response or of a watch. */
export function statusError(
  clusterName: string,
  status: Status,
): ClusterRequestError {
  const words = maskMessage(status.message) || (knownReason(status) ?? '');
  return clusterError(
    clusterName,
    status,
    words.includes(MASK) ? `${words} (text withheld)` : words,
  );
}

/** A reason of the API's own list; other text is not shown. */
function knownReason({ reason }: Status): string | undefined {
  return SLOTS.apiReason.words?.find(known => known === reason);
}

function clusterError(
  clusterName: string,
  status: Status,
  words: string,
): ClusterRequestError {
  const message =
    status.code === 401
      ? `The credentials that Backstage has for cluster "${clusterName}" are not accepted (401)`
      : `Cluster "${clusterName}" answers ${status.code ?? 'an error'}${
          words && `: ${words}`
        }`;
  return new ClusterRequestError(message, {
    source: 'cluster',
    status: status.code,
    reason: knownReason(status),
    retryAfterSeconds: status.details?.retryAfterSeconds,
  });
}

/** A request without a response, or with an incomplete one. */
export function networkError(options: {
  clusterName: string;
  via: string;
  cause: unknown;
}): ClusterRequestError {
  const { clusterName, via, cause } = options;
  const reason =
    cause instanceof TransportSetupError
      ? cause.message
      : networkErrorCode(cause) ?? 'the connection broke off';
  return new ClusterRequestError(
    `The API server of cluster "${clusterName}" cannot be reached through ${via}: ${reason}`,
    { source: 'network' },
  );
}

/** The JavaScript class name of an error; other text is not shown. */
function errorName(name: string): string {
  return /^[A-Z][A-Za-z]{0,60}Error$/.test(name) ? name : 'Error';
}

/**
 * The date is compared with that of the response, so no other clock matters.
 */
function parseRetryAfter(headers: {
  retryAfter: string | undefined;
  date: string | undefined;
}): number | undefined {
  const { retryAfter, date } = headers;
  if (!retryAfter) {
    return undefined;
  }
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.parse(date ?? '')) / 1_000;
  return seconds >= 0 ? seconds : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

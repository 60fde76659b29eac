/** A `Status` object, the API server's response to a failed request. */
export type Status = {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: { continue?: string };
  status: 'Failure' | 'Success';
  message?: string;
  reason?: string;
  details?: StatusDetails;
  code: number;
};

type StatusDetails = {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: { reason?: string; message?: string; field?: string }[];
  retryAfterSeconds?: number;
};

/** The subject of an error: a group and a resource or kind. */
export type Subject = {
  group: string;
  name: string;
};

/** One fault of a validation, with the API server's text of field errors. */
export type FieldError = {
  reason:
    | 'FieldValueRequired'
    | 'FieldValueInvalid'
    | 'FieldValueTypeInvalid'
    | 'FieldValueNotSupported'
    | 'FieldValueForbidden'
    | 'FieldValueTooLong';
  field: string;
  body: string;
};

/** An error that the API answers as a `Status` object. */
export class ApiError extends Error {
  constructor(readonly status: Status) {
    super(status.message);
    this.name = 'ApiError';
  }

  get code(): number {
    return this.status.code;
  }

  get reason(): string | undefined {
    return this.status.reason;
  }
}

function failure(
  code: number,
  reason: string,
  message: string,
  details?: StatusDetails,
): ApiError {
  return new ApiError({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    ...(details && { details }),
    code,
  });
}

function qualified(subject: Subject): string {
  return subject.group ? `${subject.name}.${subject.group}` : subject.name;
}

function detailsOf(subject: Subject, name?: string): StatusDetails {
  return {
    ...(name && { name }),
    ...(subject.group && { group: subject.group }),
    kind: subject.name,
  };
}

// The texts are those of k8s.io/apimachinery/pkg/api/errors.

export function unauthorized(): ApiError {
  return failure(401, 'Unauthorized', 'Unauthorized');
}

export function forbidden(
  subject: Subject,
  name: string | undefined,
  why: string,
): ApiError {
  const named = name ? `${qualified(subject)} "${name}"` : qualified(subject);
  return failure(
    403,
    'Forbidden',
    subject.name ? `${named} is forbidden: ${why}` : `forbidden: ${why}`,
    subject.name ? detailsOf(subject, name) : {},
  );
}

export function notFound(subject: Subject, name: string): ApiError {
  return failure(
    404,
    'NotFound',
    `${qualified(subject)} "${name}" not found`,
    detailsOf(subject, name),
  );
}

export function methodNotSupported(subject: Subject, action: string): ApiError {
  return failure(
    405,
    'MethodNotAllowed',
    `${action} is not supported on resources of kind "${qualified(subject)}"`,
    detailsOf(subject),
  );
}

export function notAcceptable(types: string[]): ApiError {
  return failure(
    406,
    'NotAcceptable',
    `only the following media types are accepted: ${types.join(', ')}`,
  );
}

export function alreadyExists(subject: Subject, name: string): ApiError {
  return failure(
    409,
    'AlreadyExists',
    `${qualified(subject)} "${name}" already exists`,
    detailsOf(subject, name),
  );
}

export function conflict(
  subject: Subject,
  name: string,
  why = 'the object has been modified; please apply your changes to the latest version and try again',
): ApiError {
  return failure(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified(subject)} "${name}": ${why}`,
    detailsOf(subject, name),
  );
}

export function applyConflict(
  message: string,
  causes: { message: string; field: string }[],
): ApiError {
  return failure(409, 'Conflict', message, {
    causes: causes.map(cause => ({
      reason: 'FieldManagerConflict',
      ...cause,
    })),
  });
}

export function expired(message: string, continueToken?: string): ApiError {
  const error = failure(410, 'Expired', message);
  if (continueToken) {
    error.status.metadata.continue = continueToken;
  }
  return error;
}

export function badRequest(message: string): ApiError {
  return failure(400, 'BadRequest', message);
}

export function requestEntityTooLarge(limit: number): ApiError {
  return failure(
    413,
    'RequestEntityTooLarge',
    `Request entity too large: limit is ${limit}`,
  );
}

export function unsupportedMediaType(types: string[]): ApiError {
  return failure(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${types.join(
      ', ',
    )}`,
  );
}

export function invalid(
  subject: Subject,
  name: string,
  errors: FieldError[],
): ApiError {
  const texts = [...new Set(errors.map(e => `${e.field}: ${e.body}`))];
  const text = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
  return failure(
    422,
    'Invalid',
    `${qualified(subject)} "${name}" is invalid: ${text}`,
    {
      ...detailsOf(subject, name),
      causes: errors.map(({ reason, body, field }) => ({
        reason,
        message: body,
        field,
      })),
    },
  );
}

export function tooLargeResourceVersion(
  requested: number,
  current: number,
): ApiError {
  return failure(
    504,
    'Timeout',
    `Timeout: Too large resource version: ${requested}, current: ${current}`,
    {
      causes: [
        {
          reason: 'ResourceVersionTooLarge',
          message: 'Too large resource version',
        },
      ],
      retryAfterSeconds: 1,
    },
  );
}

export function serviceUnavailable(message: string): ApiError {
  return failure(503, 'ServiceUnavailable', message);
}

export function internalError(message: string): ApiError {
  return failure(500, 'InternalError', `Internal error occurred: ${message}`, {
    causes: [{ message }],
  });
}

import { CausePattern } from './types';

/** Status codes of gRPC (`google.golang.org/grpc`, `status`). */
export const grpcPatterns: CausePattern[] = [
  { cause: 'throttled', pattern: /code = ResourceExhausted/i },
  {
    cause: 'access-denied',
    pattern: /code = (?:PermissionDenied|Unauthenticated)/i,
  },
  {
    cause: 'unreachable',
    pattern: /code = (?:Unavailable|DeadlineExceeded|Internal)\b/i,
  },
  { cause: 'key-missing', pattern: /code = NotFound/i },
];

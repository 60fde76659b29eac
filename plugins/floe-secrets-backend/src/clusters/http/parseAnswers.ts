import {
  KubernetesObject,
  KubernetesObjectList,
  KubernetesWatchEvent,
} from '@floe/backstage-plugin-floe-secrets-node';
import { statusError } from './responseError';

/** Parses a list of the Kubernetes API; undefined if it is not a list. */
export function parseList(answer: unknown): KubernetesObjectList | undefined {
  if (!isObject(answer) || !isObject(answer.metadata)) {
    return undefined;
  }
  const { resourceVersion, continue: next } = answer.metadata;
  const items = answer.items ?? [];
  if (typeof resourceVersion !== 'string' || !Array.isArray(items)) {
    return undefined;
  }
  return {
    items: items.filter(isObject),
    resourceVersion,
    ...(typeof next === 'string' && next !== '' ? { continue: next } : {}),
  };
}

/**
 * Parses one line of a watch; undefined if it is not an event.
 *
 * @throws ClusterRequestError if the line is an error
 */
export function parseWatchLine(
  clusterName: string,
  line: string,
): KubernetesWatchEvent | undefined {
  const event = parseObject(line);
  const object = event?.object;
  if (!event || !isObject(object)) {
    return undefined;
  }
  switch (event.type) {
    case 'ERROR':
      throw statusError(clusterName, {
        code: typeof object.code === 'number' ? object.code : undefined,
        reason: typeof object.reason === 'string' ? object.reason : undefined,
        message: typeof object.message === 'string' ? object.message : '',
        details: retryDetails(object.details),
      });
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
    case 'BOOKMARK': {
      const { metadata } = object;
      const resourceVersion = isObject(metadata)
        ? metadata.resourceVersion
        : undefined;
      return typeof resourceVersion === 'string' && resourceVersion !== ''
        ? { type: event.type, object, resourceVersion }
        : undefined;
    }
    default:
      return undefined;
  }
}

function retryDetails(details: unknown): { retryAfterSeconds?: number } {
  const seconds = isObject(details) ? details.retryAfterSeconds : undefined;
  return typeof seconds === 'number' ? { retryAfterSeconds: seconds } : {};
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is KubernetesObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

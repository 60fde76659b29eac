import { z } from 'zod';
import { withoutCredential } from './credentialForms';
import { MAX_KEYS } from './limits';

/** The scope of a SealedSecret is a separate setting. */
const SCOPES = /^sealedsecrets\.bitnami\.com\/(?:namespace|cluster)-wide$/;

/** Name of an annotation: a qualified name of Kubernetes. */
export const annotationName = withoutCredential(
  z
    .string()
    .min(1, 'name the annotation')
    .max(317, 'the name of an annotation has at most 317 characters')
    .regex(
      /^(?:[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
      'the name of an annotation has an optional prefix (a DNS name and a slash) and at most 63 letters, digits, hyphens, underscores and dots (Kubernetes)',
    ),
).refine(
  name => !SCOPES.test(name),
  'this annotation is the scope of the sealed values: change the scope instead',
);

/** Wanted annotations of all objects of an approach. */
export const annotations = z
  .record(
    annotationName,
    withoutCredential(
      z.string().max(4096, 'an annotation has at most 4096 characters'),
    ),
  )
  .refine(
    value => Object.keys(value).length <= MAX_KEYS,
    `at most ${MAX_KEYS} annotations`,
  )
  .meta({ maxProperties: MAX_KEYS });

import { z } from 'zod';
import { withoutCredential } from './credentialForms';
import { ISSUE_TEXTS } from './issueTexts';
import { MAX_KEYS } from './limits';

/** The scope of a SealedSecret is a separate setting. */
const SCOPES = /^sealedsecrets\.bitnami\.com\/(?:namespace|cluster)-wide$/;

/** Name of an annotation: a qualified name of Kubernetes. */
export const annotationName = withoutCredential(
  z
    .string()
    .min(1, ISSUE_TEXTS.annotation)
    .max(317, 'the name of an annotation has at most 317 characters')
    .regex(
      /^(?:[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
      ISSUE_TEXTS.annotationForm,
    ),
).refine(name => !SCOPES.test(name), ISSUE_TEXTS.annotationScope);

/** Wanted annotations of all objects of an approach. */
export const annotations = z
  .record(
    annotationName,
    withoutCredential(z.string().max(4096, ISSUE_TEXTS.annotationLong)),
  )
  .refine(
    value => Object.keys(value).length <= MAX_KEYS,
    `at most ${MAX_KEYS} annotations`,
  )
  .meta({ maxProperties: MAX_KEYS });

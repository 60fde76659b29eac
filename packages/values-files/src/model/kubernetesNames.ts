import { z } from 'zod';
import { withoutCredential } from './credentialForms';
import { ISSUE_TEXTS } from './issueTexts';
import { survivesUnquoted } from './plainScalar';

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';

/** RFC 1123 label. */
const DNS_LABEL = new RegExp(`^${LABEL}$`);
/** RFC 1123 subdomain: labels joined with dots. */
export const DNS_SUBDOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
/** Longest name of a Kubernetes object. */
const MAX_NAME_LENGTH = 253;
/** Longest label value and namespace name. */
const MAX_LABEL_LENGTH = 63;

/** Name of a namespace. @public */
export const namespaceName = withoutCredential(
  z
    .string()
    .min(1, 'name the namespace')
    .max(MAX_LABEL_LENGTH, 'a namespace has at most 63 characters')
    .regex(
      DNS_LABEL,
      'a namespace has lower-case letters, digits and hyphens, and begins and ends with a letter or digit (RFC 1123)',
    ),
);

/** Name of a Kubernetes object. @public */
export const objectName = withoutCredential(
  z
    .string()
    .min(1, ISSUE_TEXTS.name)
    .max(MAX_NAME_LENGTH, ISSUE_TEXTS.nameLong)
    .regex(DNS_SUBDOMAIN, ISSUE_TEXTS.nameForm),
);

/**
 * Name of a Helm release: an RFC 1123 subdomain of at most 53 characters
 * (Helm's `pkg/chartutil/validate_name.go`).
 * @public
 */
export const releaseName = withoutCredential(
  z
    .string()
    .min(1, 'name the Helm release')
    .max(53, 'a Helm release name has at most 53 characters')
    .regex(
      DNS_SUBDOMAIN,
      'a Helm release name has lower-case letters, digits, hyphens and dots, and begins and ends with a letter or digit',
    ),
);

/** Value of the label `app.kubernetes.io/component`. @public */
export const componentLabel = withoutCredential(
  z
    .string()
    .min(1, ISSUE_TEXTS.component)
    .max(MAX_LABEL_LENGTH, ISSUE_TEXTS.componentLong)
    .regex(
      /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/,
      ISSUE_TEXTS.componentForm,
    ),
).refine(survivesUnquoted, ISSUE_TEXTS.componentUnquoted);

/** Key of a Kubernetes Secret. @public */
export const secretKey = withoutCredential(
  z
    .string()
    .min(1, ISSUE_TEXTS.key)
    .max(MAX_NAME_LENGTH, ISSUE_TEXTS.keyLong)
    .regex(/^[-._a-zA-Z0-9]+$/, ISSUE_TEXTS.keyForm),
)
  .refine(
    key => key !== '.' && !key.startsWith('..') && key !== '__proto__',
    ISSUE_TEXTS.keyReserved,
  )
  .refine(survivesUnquoted, ISSUE_TEXTS.keyUnquoted);

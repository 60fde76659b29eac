import { StoreField } from './types';

/** The key of a Secret that a store refers to. */
export function secretRef(
  path: string,
  key: string,
  options: { isOptional?: boolean } = {},
): StoreField[] {
  const isRequired = !options.isOptional;
  return [
    { path: `${path}.name`, type: 'objectName', isRequired },
    {
      path: `${path}.key`,
      type: 'secretKey',
      isRequired,
      // Half of an unwanted reference would be refused.
      ...(isRequired && { initial: key }),
    },
  ];
}

/** The ServiceAccount that a store refers to. */
export function serviceAccountRef(path: string): StoreField[] {
  return [
    {
      path: `${path}.name`,
      type: 'objectName',
      isRequired: true,
      initial: 'external-secrets-sa',
    },
  ];
}

/** The certificate authority of a server, in a ConfigMap or Secret. */
export function caProvider(
  path: string,
  initial: { name?: string; key?: string } = {},
): StoreField[] {
  const isRequired = initial.name !== undefined;
  return [
    {
      path: `${path}.type`,
      type: 'choice',
      choices: ['ConfigMap', 'Secret'],
      isRequired,
      ...(isRequired && { initial: 'ConfigMap' }),
    },
    {
      path: `${path}.name`,
      type: 'objectName',
      isRequired,
      initial: initial.name,
    },
    {
      path: `${path}.key`,
      type: 'secretKey',
      isRequired,
      initial: initial.key,
    },
  ];
}

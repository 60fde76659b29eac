import { InputError } from '@backstage/errors';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';

const kubeconfigSchema = z.object({
  contexts: z
    .array(
      z.object({
        name: z.string(),
        context: z.object({ user: z.string().optional() }).nullish(),
      }),
    )
    .nullish(),
  users: z
    .array(
      z
        .object({
          name: z.string(),
          user: z
            .object({ tokenFile: z.string().optional() })
            .passthrough()
            .nullish(),
        })
        .passthrough(),
    )
    .nullish(),
});

/**
 * Reads a kubeconfig file for the Kubernetes client. The client does not know
 * the field `tokenFile` (`v1.AuthInfo` of client-go), so the token of the
 * context's user is put where it looks.
 *
 * @throws InputError where the file is no kubeconfig; what reading a file
 * throws
 */
export function readKubeconfig(file: string, context?: string): string {
  const kubeconfig: unknown = parse(readFileSync(file, 'utf8'));
  const parsed = kubeconfigSchema.safeParse(kubeconfig);
  if (!parsed.success) {
    throw new InputError(`${file} is not a kubeconfig`);
  }
  const { contexts, users } = parsed.data;
  const userName = contexts?.find(({ name }) => name === context)?.context
    ?.user;
  return stringify({
    ...(kubeconfig as object),
    users: users?.map(entry => {
      const tokenFile = entry.name === userName && entry.user?.tokenFile;
      if (!tokenFile) {
        return entry;
      }
      const path = resolve(dirname(file), tokenFile);
      const token = readFileSync(path, 'utf8').trim();
      return { ...entry, user: { ...entry.user, token } };
    }),
  });
}

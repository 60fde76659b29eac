import { InputError } from '@backstage/errors';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';

const named = z.object({ name: z.string() }).passthrough();

const kubeconfigSchema = z
  .object({
    contexts: z
      .array(
        z.object({
          name: z.string(),
          context: z
            .object({
              cluster: z.string().optional(),
              user: z.string().optional(),
            })
            .passthrough()
            .nullish(),
        }),
      )
      .nullish(),
    clusters: z.array(named).nullish(),
    users: z
      .array(
        named.extend({
          user: z
            .object({ tokenFile: z.string().optional() })
            .passthrough()
            .nullish(),
        }),
      )
      .nullish(),
  })
  .passthrough();

type Kubeconfig = z.infer<typeof kubeconfigSchema>;

/**
 * A kubeconfig file, for the Kubernetes client. A change of it takes effect
 * immediately. It is parsed only after a change, because that takes a while for
 * a thousand contexts.
 */
export class KubeconfigFile {
  readonly #path: string;
  #state: string | undefined;
  #kubeconfig: Kubeconfig = {};
  /** For contexts whose credentials are all in the file. */
  readonly #texts = new Map<string, string>();

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Reads the file, or one context of it. The client does not support the field
   * `tokenFile` (`v1.AuthInfo` of client-go), so the token of the context's
   * user is inserted.
   *
   * @throws InputError if the file is not a kubeconfig; errors of reading the
   * file
   */
  read(contextName?: string): string {
    const kubeconfig = this.#parse();
    if (contextName === undefined) {
      return stringify(kubeconfig);
    }
    const known = this.#texts.get(contextName);
    if (known !== undefined) {
      return known;
    }
    const contexts = kubeconfig.contexts?.filter(
      ({ name }) => name === contextName,
    );
    const { cluster, user } = contexts?.[0]?.context ?? {};
    const users = kubeconfig.users?.filter(({ name }) => name === user);
    const text = stringify({
      ...kubeconfig,
      contexts,
      clusters: kubeconfig.clusters?.filter(({ name }) => name === cluster),
      users: users?.map(entry => {
        const tokenFile = entry.user?.tokenFile;
        if (!tokenFile) {
          return entry;
        }
        const path = resolve(dirname(this.#path), tokenFile);
        const token = readFileSync(path, 'utf8').trim();
        return { ...entry, user: { ...entry.user, token } };
      }),
    });
    if (!users?.some(entry => entry.user?.tokenFile)) {
      this.#texts.set(contextName, text);
    }
    return text;
  }

  #parse(): Kubeconfig {
    const { ino, mtimeNs, size } = statSync(this.#path, { bigint: true });
    const state = `${ino} ${mtimeNs} ${size}`;
    if (state !== this.#state) {
      const content: unknown = parse(readFileSync(this.#path, 'utf8'));
      const parsed = kubeconfigSchema.safeParse(content);
      if (!parsed.success) {
        throw new InputError(`${this.#path} is not a kubeconfig`);
      }
      this.#kubeconfig = parsed.data;
      this.#state = state;
      this.#texts.clear();
    }
    return this.#kubeconfig;
  }
}

import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { Extract, History } from './History';

const NAMESPACES = ['one', 'two'];

type Child = { name: string; isOwn: boolean; fails: boolean };

/** An object that creates others in several namespaces. */
export type Maker = {
  kind: string;
  apiVersion: string;
  extract: Extract;
  /** The field of spec and status with the name of what it creates. */
  nameField: string;
  specField: string;
  /** The reason of a namespace that has such an object already. */
  existsReason: string;
};

/**
 * As `clusterexternalsecret_controller.go` and `clusterpushsecret_controller.go`
 * of External Secrets Operator 0.20.4 do.
 */
export class MakerHistory extends History {
  readonly #maker: Maker;
  #name = 'db';
  #selected = ['one'];
  readonly #children = new Map<string, Child>();
  #status: {
    name: string;
    provisioned: string[];
    failed: string[];
  } | null = null;

  constructor(maker: Maker) {
    const edit = (change: () => void) => () => {
      change();
      this.changeSpec();
    };
    super(maker.kind, maker.apiVersion, maker.extract, {
      attempt: () => this.#reconcile(),
      'attempt again': () => this.#reconcile(),
      'makes db': edit(() => {
        this.#name = 'db';
      }),
      'makes db2': edit(() => {
        this.#name = 'db2';
      }),
      'is for nobody': edit(() => {
        this.#selected = [];
      }),
      'is for one': edit(() => {
        this.#selected = ['one'];
      }),
      'is for both': edit(() => {
        this.#selected = [...NAMESPACES];
      }),
      ...Object.fromEntries(
        NAMESPACES.flatMap(namespace => [
          [
            `another client creates one in ${namespace}`,
            () => {
              this.#children.set(namespace, {
                ...{ name: this.#name, isOwn: false, fails: false },
              });
            },
          ],
          [
            `the one in ${namespace} is deleted`,
            () => this.#children.delete(namespace),
          ],
          [
            `the one in ${namespace} fails`,
            () => this.#setFails(namespace, true),
          ],
          [
            `the one in ${namespace} is synced`,
            () => this.#setFails(namespace, false),
          ],
        ]),
      ),
    });
    this.#maker = maker;
  }

  #setFails(namespace: string, fails: boolean): void {
    const child = this.#children.get(namespace);
    if (child) {
      child.fails = fails;
    }
  }

  #reconcile(): void {
    const before = this.#status;
    for (const namespace of before?.provisioned ?? []) {
      const child = this.#children.get(namespace);
      if (
        child?.isOwn &&
        (child.name !== this.#name || !this.#selected.includes(namespace))
      ) {
        this.#children.delete(namespace);
      }
    }
    const provisioned: string[] = [];
    const failed: string[] = [];
    for (const namespace of this.#selected) {
      const child = this.#children.get(namespace);
      if (child && child.name === this.#name && !child.isOwn) {
        failed.push(namespace);
        continue;
      }
      this.#children.set(namespace, {
        name: this.#name,
        isOwn: true,
        fails: child?.name === this.#name && child.fails,
      });
      provisioned.push(namespace);
    }
    this.#status = { name: this.#name, provisioned, failed };
  }

  protected body() {
    const status = this.#status;
    return {
      spec: {
        [this.#maker.nameField]: this.#name,
        [this.#maker.specField]: { refreshInterval: '1h' },
        namespaces: this.#selected,
      },
      status: status
        ? {
            [this.#maker.nameField]: status.name,
            provisionedNamespaces: status.provisioned,
            failedNamespaces: status.failed.map(namespace => ({
              namespace,
              reason: this.#maker.existsReason,
            })),
            conditions: [
              status.failed.length
                ? {
                    type: 'Ready',
                    status: 'False',
                    message: 'one or more namespaces failed',
                  }
                : { type: 'Ready', status: 'True' },
            ],
          }
        : undefined,
    };
  }

  protected failingChildren() {
    return (this.#status?.provisioned ?? []).flatMap(namespace => {
      const child = this.#children.get(namespace);
      return child?.fails && child.name === this.#status?.name
        ? { since: this.time() }
        : [];
    });
  }

  hasTarget(): boolean {
    return (
      this.#status !== null &&
      this.#status.failed.length === 0 &&
      this.failingChildren().length === 0
    );
  }

  denies({ id }: Finding): string | undefined {
    const status = this.#status;
    switch (id) {
      case 'sync-failed':
        return status &&
          (status.failed.length > 0 || this.failingChildren().length > 0)
          ? undefined
          : 'nothing fails';
      case 'target-missing':
        return status?.provisioned.length ? 'something is made' : undefined;
      default:
        return undefined;
    }
  }

  isGone(): string | undefined {
    return undefined;
  }
}

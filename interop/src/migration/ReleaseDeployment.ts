import {
  renderChartSecrets,
  RenderChartSecretsOptions,
} from '@floe/values-files';
import { parse } from 'yaml';
import { caseLabel, KubernetesApi, KubernetesObject } from '../harness';

/** A release of the chart, deployed in Helm's order: create first, then delete what is no longer rendered. */
export class ReleaseDeployment {
  readonly #admin: KubernetesApi;
  readonly #context: RenderChartSecretsOptions;
  #deployed: KubernetesObject[] = [];

  constructor(admin: KubernetesApi, context: RenderChartSecretsOptions) {
    this.#admin = admin;
    this.#context = context;
  }

  /**
   * @param yaml - the values of the release
   * @param beforeDeletions - awaited when all is created and nothing is deleted
   */
  async deploy(
    yaml: string,
    beforeDeletions?: () => Promise<unknown>,
  ): Promise<void> {
    const rendered = renderChartSecrets(parse(yaml), this.#context).map(
      manifest => ({
        ...manifest,
        metadata: {
          ...manifest.metadata,
          labels: {
            ...manifest.metadata.labels,
            ...Object.fromEntries([caseLabel]),
          },
        },
      }),
    ) as unknown as KubernetesObject[];
    for (const object of rendered) await this.#admin.apply(object);
    await beforeDeletions?.();
    for (const old of this.#deployed) {
      const isRendered = rendered.some(
        ({ kind, metadata }) =>
          kind === old.kind && metadata.name === old.metadata.name,
      );
      if (!isRendered) await this.#admin.delete(old);
    }
    this.#deployed = rendered;
  }
}

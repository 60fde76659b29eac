import type {
  ScaffolderApi,
  TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-react';
import { WIZARD_FIELDS } from '@floe/backstage-plugin-floe-secrets-common';

function step(title: string, parameter: keyof typeof WIZARD_FIELDS) {
  return {
    title,
    schema: {
      required: [parameter],
      properties: {
        [parameter]: { type: 'object', 'ui:field': WIZARD_FIELDS[parameter] },
      },
    },
  };
}

const parameters: TemplateParameterSchema = {
  title: 'Add or change the secrets of a floe service',
  description: 'Opens a pull request with the secrets of a service',
  steps: [
    step('Service', 'service'),
    step('Approach', 'approach'),
    step('Secrets', 'secrets'),
    step('Check', 'review'),
  ],
};

/** A scaffolder with the one template, which starts nothing. */
export const mockScaffolderApi: Partial<ScaffolderApi> = {
  async getTemplateParameterSchema() {
    return parameters;
  },
  async scaffold(options) {
    // eslint-disable-next-line no-console
    console.log('The wizard would start a task with', options.values);
    return { taskId: 'none' };
  },
};

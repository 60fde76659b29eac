import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { TEMPLATE_TEXTS } from './germanTexts';
import { translateTemplate, translateTexts } from './translateTexts';

const FOLDER = resolve(__dirname, '../../../../templates');
const TEMPLATES = readdirSync(FOLDER, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) =>
    parse(readFileSync(resolve(FOLDER, name, 'template.yaml'), 'utf8')),
  );

/** The texts of a template that a page shows. */
function textsOf({ metadata, spec }: any): string[] {
  const fields = spec.parameters.flatMap(({ properties }: any) =>
    Object.values(properties ?? {}).flatMap(({ title, description }: any) => [
      title,
      description,
    ]),
  );
  // The last page lists the parts of the service.
  const parts = spec.parameters.flatMap(({ properties }: any) =>
    Object.values(properties?.service?.patternProperties ?? {}).map(
      ({ title }: any) => title,
    ),
  );
  return [
    metadata.title,
    metadata.description,
    ...spec.parameters.flatMap((step: any) => [step.title, step.description]),
    ...fields,
    ...parts,
    ...spec.steps.map(({ name }: any) => name),
    ...(spec.output?.links ?? []).map(({ title }: any) => title),
    ...(spec.output?.text ?? []).flatMap(({ title, content }: any) => [
      title,
      content,
    ]),
    ...Object.values(spec.presentation?.buttonLabels ?? {}),
  ]
    .filter(text => typeof text === 'string' && !text.includes('${{'))
    .map(text => text.trim().replace(/\s+/g, ' '));
}

describe('the texts of the templates in German', () => {
  const english = new Set(TEMPLATES.flatMap(textsOf));

  it('are those of the templates, all of them and no others', () => {
    expect(Object.keys(TEMPLATE_TEXTS).sort()).toEqual([...english].sort());
  });

  it('replace titles, steps and buttons, and nothing that a user named', () => {
    expect(
      translateTexts({
        title: 'Add or change the secrets of a floe service',
        presentation: {
          buttonLabels: { createButtonText: 'Open pull request' },
        },
        steps: [
          {
            title: 'Preview',
            schema: {
              properties: { review: { title: 'Review', default: 'Review' } },
            },
          },
          { title: 'Of another template', input: { title: 'Preview' } },
        ],
      }),
    ).toEqual({
      title: 'Secrets eines floe-Service hinzufügen oder ändern',
      presentation: {
        buttonLabels: { createButtonText: 'Pull-Request öffnen' },
      },
      steps: [
        {
          title: 'Vorschau',
          schema: {
            properties: { review: { title: 'Prüfung', default: 'Review' } },
          },
        },
        { title: 'Of another template', input: { title: 'Preview' } },
      ],
    });
  });

  it('replace the title of a template in the catalog, and of no other entity', () => {
    const metadata = {
      name: 'x',
      title: 'Rotate the secrets of a floe service',
    };
    const entity = { apiVersion: '', kind: 'Template', metadata };
    expect(translateTemplate(entity).metadata.title).toBe(
      'Secrets eines floe-Service rotieren',
    );
    const component = { ...entity, kind: 'Component' };
    expect(translateTemplate(component)).toBe(component);
    expect(translateTemplate(undefined)).toBeUndefined();
  });
});

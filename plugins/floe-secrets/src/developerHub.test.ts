import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import * as plugin from '.';

const root = resolve(__dirname, '../../..');
const guide = readFileSync(resolve(root, 'docs/developer-hub.md'), 'utf8');
const [, yaml] = /```yaml\n([^]*?)```/.exec(guide)!;
const { plugins } = parse(yaml) as {
  plugins: { package: string; pluginConfig?: any }[];
};
const exported: Record<string, unknown> = plugin;
const frontend = plugins
  .flatMap(({ pluginConfig }) => pluginConfig?.dynamicPlugins?.frontend ?? [])
  .flatMap(Object.values)[0];

/** All values of a key, at any depth. */
function valuesOf(key: string, value: unknown): unknown[] {
  return typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) =>
        name === key ? [inner] : valuesOf(key, inner),
      );
}

describe('the configuration for Developer Hub', () => {
  it('names what the plugin exports', () => {
    const names = [
      ...valuesOf('importName', frontend),
      ...valuesOf('allOf', frontend).flat(),
    ] as string[];
    expect(names).toContain('EntityFloeSecretsCard');
    expect(names.filter(name => !exported[name])).toEqual([]);
  });

  it('binds every route to other plugins that the plugin has', () => {
    const [bindMap] = valuesOf('bindMap', frontend);
    expect(Object.keys(bindMap as object).sort()).toEqual(
      Object.keys(plugin.floeSecretsPlugin.externalRoutes).sort(),
    );
  });

  it('mounts all components of the plugin, but that of the home page', () => {
    const mounted = valuesOf('importName', frontend);
    const components = Object.keys(exported).filter(name =>
      /(?:Page|Card|Content|ListItem|FieldExtension)$/.test(name),
    );
    expect(components.filter(name => !mounted.includes(name))).toEqual([
      'FloeSecretsHomeCard',
    ]);
  });
});

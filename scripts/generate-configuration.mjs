// Writes docs/configuration.md from the configuration schemas of the packages: `yarn generate-configuration`;
// `--check` fails if it is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = path.join(root, 'docs', 'configuration.md');
const SCHEMAS = [
  {
    file: 'plugins/floe-secrets-backend/config.d.ts',
    title: 'Backend',
    package: '@floe/backstage-plugin-floe-secrets-backend',
  },
  {
    file: 'plugins/scaffolder-backend-module-floe-secrets/config.d.ts',
    title: 'Scaffolder module',
    package: '@floe/backstage-plugin-scaffolder-backend-module-floe-secrets',
  },
  {
    file: 'plugins/search-backend-module-floe-secrets/config.d.ts',
    title: 'Search module',
    package: '@floe/backstage-plugin-search-backend-module-floe-secrets',
  },
];

const cell = text => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();

/** The nested objects of a type, and their names within a key. */
function objectsIn(type) {
  if (ts.isTypeLiteralNode(type))
    return [{ members: type.members, suffix: '' }];
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(objectsIn);
  if (ts.isParenthesizedTypeNode(type)) return objectsIn(type.type);
  const item = ts.isArrayTypeNode(type)
    ? type.elementType
    : ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Array'
    ? type.typeArguments[0]
    : undefined;
  return item
    ? objectsIn(item).map(({ members, suffix }) => ({
        members,
        suffix: `[]${suffix}`,
      }))
    : [];
}

/** A type in YAML. */
function typeOf(type) {
  if (ts.isUnionTypeNode(type)) {
    const types = [...new Set(type.types.map(typeOf))];
    // A duration can also be a text, as the introduction of the page says.
    const shown = types.includes('duration')
      ? types.filter(one => one !== '`string`')
      : types;
    return shown.join(' or ');
  }
  if (objectsIn(type).length > 0) {
    return objectsIn(type)[0].suffix ? 'list' : 'object';
  }
  return type.getText() === 'HumanDuration'
    ? 'duration'
    : `\`${type.getText().replaceAll("'", '')}\``;
}

function rowsOf(members, prefix) {
  return members.flatMap(member => {
    const key = `${prefix}${member.name.getText()}`;
    const comment = ts
      .getJSDocCommentsAndTags(member)
      .map(({ comment: text }) => ts.getTextOfJSDocComment(text) ?? '')
      .join(' ');
    const needed = member.questionToken ? '' : ' **Required.**';
    return [
      `| \`${key}\` | ${cell(typeOf(member.type))} | ${cell(
        comment,
      )}${needed} |`,
      ...objectsIn(member.type).flatMap(({ members: inner, suffix }) =>
        rowsOf(inner, `${key}${suffix}.`),
      ),
    ];
  });
}

function sectionOf({ file, title, package: name }) {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const config = source.statements.find(ts.isInterfaceDeclaration);
  return `## ${title}

Read by \`${name}\`.

| key | type | meaning |
| --- | --- | --- |
${rowsOf(config.members, '').join('\n')}
`;
}

const text = prettier.format(
  `# Configuration reference

<!-- Generated from the schemas of the packages by \`yarn generate-configuration\`. Do not edit. -->

Every key of \`app-config.yaml\` that Floe Secrets reads. All of them are optional: without any, the clusters of the kubernetes plugin are observed and each cluster is an environment. A duration is an object such as \`{ minutes: 5 }\`, or a text such as \`5m\` or \`PT5M\`. \`[]\` stands for each item of a list. \`backstage-cli config:check\` checks a configuration against the same schemas.

[Install](install.md) has the keys that most portals need. The extensions of the frontend (\`app.extensions\`) are described there too.

${SCHEMAS.map(sectionOf).join('\n')}`,
  { ...(await prettier.resolveConfig(target)), parser: 'markdown' },
);

if (process.argv.includes('--check')) {
  let current = '';
  try {
    current = readFileSync(target, 'utf8');
  } catch {
    // There is none yet.
  }
  if (current !== text) {
    console.error(
      'docs/configuration.md is out of date: run yarn generate-configuration',
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, text);
}

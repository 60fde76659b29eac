#!/usr/bin/env bash
# @backstage/integration 2.1.2: resolveUrl with a path from the repository's
# root ("/deploy/values.yaml") keeps the branch on GitHub, GitLab and Gerrit.
# On Gitea it drops the branch, so the first folder of the path stands in its
# place: Backstage's reader then asks for values.yaml on the branch "deploy".
# Gitea answers 404, as for a file that does not exist.
#
# Prints the four addresses, and exits with 1 where one of them changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts \
  @backstage/integration@2.1.2 @backstage/config@1.3.9
cat >resolve.cjs <<'JS'
const { ConfigReader } = require('@backstage/config');
const { ScmIntegrations } = require('@backstage/integration');

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host: 'github.example.com' }],
      gitlab: [{ host: 'gitlab.example.com', apiBaseUrl: 'https://gitlab.example.com/api/v4' }],
      gitea: [{ host: 'gitea.example.com' }],
      gerrit: [{ host: 'gerrit.example.com', gitilesBaseUrl: 'https://gerrit.example.com/gitiles' }],
    },
  }),
);
const bases = [
  'https://github.example.com/acme/orders/blob/main/catalog-info.yaml',
  'https://gitlab.example.com/acme/orders/-/blob/main/catalog-info.yaml',
  'https://gerrit.example.com/gitiles/acme/orders/+/refs/heads/main/catalog-info.yaml',
  'https://gitea.example.com/acme/orders/src/branch/main/catalog-info.yaml',
];
for (const base of bases) {
  console.log(integrations.resolveUrl({ url: '/deploy/values.yaml', base }));
}
JS
node resolve.cjs | tee seen.txt
cat >expected.txt <<'TEXT'
https://github.example.com/acme/orders/tree/main/deploy/values.yaml
https://gitlab.example.com/acme/orders/-/blob/main/deploy/values.yaml
https://gerrit.example.com/gitiles/acme/orders/+/refs/heads/main/deploy/values.yaml
https://gitea.example.com/acme/orders/src/branch/deploy/values.yaml
TEXT
diff expected.txt seen.txt

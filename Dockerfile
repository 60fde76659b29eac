# The portal of this repository. docs/production.md has how to build and run it.
#
#   docker build --tag registry.example.com/portal:1.0 .
#
# Pin the base by its digest: --build-arg NODE=docker.io/library/node:24-trixie-slim@sha256:…
ARG NODE=docker.io/library/node:24-trixie-slim

FROM ${NODE} AS build
WORKDIR /build
RUN corepack enable
ENV YARN_GLOBAL_FOLDER=/yarn
COPY . .
RUN --mount=type=cache,target=/yarn/cache \
    yarn install --immutable \
    && yarn build:backend \
    && mkdir /portal \
    && tar --extract --file packages/backend/dist/skeleton.tar.gz --directory /portal \
    && cp .yarnrc.yml backstage.json package.json yarn.lock /portal/
WORKDIR /portal
# Without the packages that only development needs.
RUN --mount=type=cache,target=/yarn/cache \
    yarn workspaces focus --all --production \
    && tar --extract --file /build/packages/backend/dist/bundle.tar.gz \
    && cp -r /build/app-config.yaml /build/app-config.production.yaml /build/templates /build/LICENSE . \
    # The bundle's own entry for this folder would close it to everybody but root.
    && chmod -R a+rX .

# Neither Yarn nor a compiler is in the image that runs, and nothing there belongs to its user.
FROM ${NODE}
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
    /usr/local/bin/yarn /usr/local/bin/yarnpkg /opt/yarn-*
WORKDIR /portal
COPY --from=build /portal .
ENV NODE_ENV=production
# By number, so that a cluster can see that it is not root.
USER 1000:1000
EXPOSE 7007
ENTRYPOINT ["node", "--no-node-snapshot", "packages/backend"]
CMD ["--config", "app-config.yaml", "--config", "app-config.production.yaml"]

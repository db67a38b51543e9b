# Builds Whetstone's image in three stages: compile, leave only what runs, and put that on a plain Node.
# The Node here is the one that package-lock.json brings to machines; test/dockerfile.test.ts holds the two together.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM $NODE_IMAGE AS build
# hnswlib-node is C++: what compiles it stays in this stage.
RUN apt-get update \
  && apt-get install -y --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
# The headers that came with this Node, so that compiling downloads none.
ENV npm_config_nodedir=/usr/local
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY .ci/link-runtime.mjs .ci/
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY adapters adapters
RUN npm run build
# npm leaves an optional package out without a word when it does not compile; an image without it is not the one we mean.
RUN node -e "require('hnswlib-node')"

FROM build AS production
# The image has a Node of its own, so the runtime that npm installs for machines with an older one goes.
RUN npm prune --omit=dev \
  && rm -rf node_modules/node-linux-* node_modules/node-win-* node_modules/.bin node_modules/.cache

FROM $NODE_IMAGE
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY package.json LICENSE slack-manifest.yaml ./
COPY docs docs
COPY bin bin
COPY knowledge knowledge
COPY --from=production /app/node_modules node_modules
COPY --from=build /app/dist dist
# Before VOLUME, which takes the owner over. The index is built when the container starts: what an image brings in /data
# is hidden by a volume that is already there, so an index built here would serve the first start alone.
RUN mkdir /data && chown node:node /data
VOLUME /data
# The user `node` as a number, since a cluster that forbids root can only check a number.
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not through a shell, which would keep SIGTERM to itself.
ENTRYPOINT ["node", "bin/whetstone.mjs"]
CMD ["start"]

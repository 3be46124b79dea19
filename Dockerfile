FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN TIRA_HOME=/tmp/tira node bin/tira.mjs build \
 && node bin/tira.mjs up --help > /dev/null \
 && npm prune --omit=dev --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    TIRA_HOME=/home/node/tira \
    TIRA_LOG_TO=terminal
WORKDIR /app
COPY --from=build --chown=node:node /app /app
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
# Live and not ready: a database that is away is waited for, and a restart would not bring it back.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/tira.mjs", "up", "--no-demo"]

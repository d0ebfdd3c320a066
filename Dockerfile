# Rift in a container: Node 24, nothing of its own that can be written but /rift/data.
FROM node:24-bookworm-slim AS packages
WORKDIR /rift
COPY package.json package-lock.json .npmrc ./
# The image brings Node 24 itself; install scripts would only fetch it a second time, and no other package needs one.
RUN ["npm", "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"]

FROM node:24-bookworm-slim
WORKDIR /rift
ENV NODE_ENV=production HTTP_HOST=0.0.0.0 HTTP_PORT=4848 DATABASE_URL=sqlite:/rift/data/rift.db
RUN ["install", "--directory", "--owner=node", "--group=node", "/rift/data"]
# Fonts come as a package: what is drawn looks the same wherever it is drawn.
COPY --from=packages /rift/node_modules ./node_modules
COPY package.json ./
COPY commands ./commands
COPY src ./src
USER node
VOLUME ["/rift/data"]
EXPOSE 4848
# Whether it is alive, never whether it is ready: a database that is away is not cured by another start.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT}/livez`, { signal: AbortSignal.timeout(4000) }).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=2", "--optimize-for-size", "--max-old-space-size=512", "--import", "./src/node-version.js", "src/main.ts"]

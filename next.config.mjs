import createNextIntlPlugin from 'next-intl/plugin'

const withWords = createNextIntlPlugin('./app/i18n.ts')

export default withWords({
  distDir: process.env.TIRA_DIST ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'inngest', 'pino', 'postgres'],
  experimental: { authInterrupts: true },
  rewrites: async () => ({
    beforeFiles: [{ source: '/:path*', has: [{ type: 'header', key: 'x-tira-away-since' }], destination: '/database-away' }],
    afterFiles: [
      { source: '/favicon.ico', destination: '/icon.svg' },
      { source: '/reference.md', destination: '/reference/markdown' },
      { source: '/reference/:group([a-z-]+).md', destination: '/reference/:group/markdown' },
    ],
  }),
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
})

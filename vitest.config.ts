import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') }
const exclude = ['node_modules/**', 'e2e/**', 'dist/**', '.next/**', '.tira/**']
const unit = { setupFiles: ['server/environment-of-tests.ts'], unstubEnvs: true, unstubGlobals: true, testTimeout: 20_000 }

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          ...unit,
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.db.test.ts', 'server/**'],
          isolate: false,
        },
      },
      // What a server keeps in its process, such as that the database is away, is nothing for the next file.
      {
        resolve: { alias },
        test: { ...unit, name: 'unit-server', include: ['server/**/*.test.ts'], exclude: [...exclude, '**/*.db.test.ts'] },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
          exclude,
          globalSetup: ['db/testing/global-setup.ts'],
          // These wait more than they work: two at once even where there are two cores, and time enough for both.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})

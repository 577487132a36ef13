import { defineConfig } from 'vitest/config'

/** Figures, not tests: how long they take is said by the environment. */
export default defineConfig({
  test: {
    include: ['browser/measure.ts'],
    environment: 'node',
    testTimeout: 0,
    hookTimeout: 300_000,
    reporters: ['verbose'],
    disableConsoleIntercept: true,
  },
})

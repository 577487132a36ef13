import { defineConfig } from 'vitest/config'

/** `npm run measure`: figures, not a test. NAUTILUS_MEASURE_MINUTES says how long. */
export default defineConfig({
  test: {
    include: ['browser/measure.ts'],
    environment: 'node',
    testTimeout: 0,
    hookTimeout: 300_000,
    reporters: ['verbose'],
  },
})

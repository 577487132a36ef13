import { defineConfig } from 'vite'

// The engine serves what is built from its own origin; `vite` alone forwards to a platform on the usual ports.
const engine = process.env.NAUTILUS_PAGE_ENGINE ?? 'http://127.0.0.1:8600'

export default defineConfig({
  build: {
    outDir: process.env.NAUTILUS_PAGE_OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
  server: {
    proxy: { '/api': engine, '/ws': { target: engine.replace('http', 'ws'), ws: true } },
  },
})

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/// Where `npm run dev` finds a running gwanjed; the built console is served by gwanjed itself.
const server = process.env['GWANJE_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': server } },
  build: {
    // Fonts stay files: the server's Content-Security-Policy names only its own origin.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      output: {
        // One file for what changes only with a new package; ECharts comes when a plot is first shown.
        manualChunks: (id) => (id.includes('node_modules') && !/node_modules\/(echarts|zrender|tslib)\//.test(id) ? 'vendor' : undefined),
      },
    },
  },
});

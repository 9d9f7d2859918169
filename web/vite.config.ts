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
        manualChunks: {
          react: ['react', 'react-dom', 'react-i18next', 'i18next'],
          mantine: ['@mantine/core', '@mantine/hooks', '@mantine/notifications'],
          tanstack: ['@tanstack/react-query', '@tanstack/react-router', '@tanstack/react-table', '@tanstack/react-virtual'],
        },
      },
    },
  },
});

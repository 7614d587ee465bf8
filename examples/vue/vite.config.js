import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** Otherwise Vue looks for components of its own with these names. */
const isCustomElement = tag => tag.startsWith('mimer-');

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  preview: { host: '127.0.0.1', port: 8072, strictPort: true },
});

export { createApp } from './app.ts';
export { openBackend } from './backends/open-backend.ts';
export { configFrom, ConfigError, type Config } from './config.ts';
export { openEndpoints } from './open-endpoints.ts';
export type { Assets, Endpoint, Parts } from './parts.ts';
export { serve } from './serve.ts';

export { openApiDocument } from './openapi';
export { usePages, useWeb } from './pages';
export { WebModule } from './web.module';

export { openApiDocument, useApiDocs } from './openapi';
export { usePages, useWeb } from './pages';
export { WebModule } from './web.module';

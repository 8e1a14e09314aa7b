export { ReferenceLinksLoader } from './register/reference-links-loader';
export { RegisterLoader } from './register/register-loader';
export { SourcesModule } from './sources.module';

export { RecommendationLinks, type LinkWish, type ReferenceLink } from './links/recommendation-links';
export { ReferenceLinksLoader } from './register/reference-links-loader';
export { RegisterLoader } from './register/register-loader';
export { SourcesModule } from './sources.module';

export { LearnerCitationDto } from './citations/citation.dto';
export { Citations } from './citations/citations.queries';
export { RecommendationLinks } from './links/recommendation-links';
export { StancesService } from './links/stances.service';
export { RecommendationsService } from './recommendations/recommendations.service';
export { ReferenceLinksLoader } from './register/reference-links-loader';
export { RegisterLoader } from './register/register-loader';
export { SourcesModule } from './sources.module';

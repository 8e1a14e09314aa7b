export { AccommodationDto } from './accommodations.dto';
export { AccommodationsModule } from './accommodations.module';
export { AccommodationsService } from './accommodations.service';

export { PeopleModule } from './people.module';
export { PlacesService, USUAL_SERVICES, type NewCentre, type NewCountry } from './places.service';
export { RolesService, type RoleGrant } from './roles.service';

export { EventKind, Events } from './events';
export { EventsModule } from './events.module';

export { Clock, dayIn } from './clock';
export { Ids } from './ids';
export { TimeModule } from './time.module';

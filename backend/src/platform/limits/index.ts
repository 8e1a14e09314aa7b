export { Limits, type Limit } from './limits';
export { LimitsModule } from './limits.module';

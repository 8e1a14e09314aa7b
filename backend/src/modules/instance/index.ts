export { InstanceModule } from './instance.module';
export { InstanceService } from './instance.service';

export { Files, type StoredFile } from './files';
export { sniffMediaType } from './media-type';
export { sendFile } from './send-file';
export { StorageModule } from './storage.module';

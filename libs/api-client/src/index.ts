// The client is generated from backend/openapi.json by `npm run api`; nothing here is written by hand.
export { Api } from './generated/api';
export * from './generated/functions';
export type * from './generated/models';

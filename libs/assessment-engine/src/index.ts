export * from './feedback';
export * from './mark';
export * from './paper';
export * from './response';
export * from './schema';
export * from './translated';

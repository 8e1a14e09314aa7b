export * from './feedback';
export * from './grade-task';
export * from './mark';
export * from './paper';
export * from './response';
export * from './schema';
export * from './tasks';
export * from './translated';

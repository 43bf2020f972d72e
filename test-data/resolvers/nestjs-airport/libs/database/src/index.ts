export * from './database.module';
export * from './tables';

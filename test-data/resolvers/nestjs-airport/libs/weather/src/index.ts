export * from './weather.module';
export * from './weather.service';

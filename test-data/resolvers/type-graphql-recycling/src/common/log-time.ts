import type { MiddlewareFn } from 'type-graphql';

export const LogTime: MiddlewareFn = async ({ info }, next) => {
  const started = performance.now();
  try {
    return await next();
  } finally {
    console.debug(`${info.parentType.name}.${info.fieldName} ${(performance.now() - started).toFixed(1)} ms`);
  }
};

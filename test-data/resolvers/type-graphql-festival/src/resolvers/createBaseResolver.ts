import { ClassType, Query, Resolver } from 'type-graphql';
import { getRepository } from 'typeorm';

export function createBaseResolver<T extends ClassType>(suffix: string, returnType: T) {
  @Resolver({ isAbstract: true })
  abstract class BaseResolver {
    @Query(() => [returnType], { name: `all${suffix}` })
    async getAll(): Promise<InstanceType<T>[]> {
      return getRepository<InstanceType<T>>(returnType).find();
    }
  }

  return BaseResolver;
}

import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class Aircraft {
  @Field()
  tail: string;

  @Field()
  type: string;

  @Field(() => Int)
  built: number;
}

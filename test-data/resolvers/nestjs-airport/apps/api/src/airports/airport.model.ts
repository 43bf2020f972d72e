import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class Runway {
  @Field()
  name: string;

  @Field(() => Int)
  metres: number;
}

@ObjectType()
export class Airport {
  @Field()
  code: string;

  @Field()
  name: string;

  time_zone: string;

  runways: Runway[];
}

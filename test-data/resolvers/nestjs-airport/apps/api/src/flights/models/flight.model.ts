import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class Gate {
  @Field()
  name: string;

  @Field()
  terminal: string;
}

@ObjectType()
export class Flight {
  @Field()
  number: string;

  @Field()
  departs_at: Date;

  @Field()
  arrives_at: Date;

  origin: string;
  destination: string;
  tail: string;
  state: string;
  operating_number: string | null;
}

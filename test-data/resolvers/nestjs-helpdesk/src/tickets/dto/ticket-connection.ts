import { Field, ObjectType } from '@nestjs/graphql';

import { Ticket } from '../ticket.entity';

@ObjectType()
export class TicketEdge {
  @Field()
  cursor: string;

  @Field(() => Ticket)
  node: Ticket;
}

@ObjectType()
export class TicketConnection {
  @Field(() => [TicketEdge])
  edges: TicketEdge[];

  @Field()
  hasNextPage: boolean;
}

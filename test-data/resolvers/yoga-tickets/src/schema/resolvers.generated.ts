/* This file was automatically generated. DO NOT UPDATE MANUALLY. */
    import type   { Resolvers } from './types.generated';
    import    { event as Query_event } from './event/resolvers/Query/event';
import    { events as Query_events } from './event/resolvers/Query/events';
import    { myOrders as Query_myOrders } from './order/resolvers/Query/myOrders';
import    { order as Query_order } from './order/resolvers/Query/order';
import    { buy as Mutation_buy } from './order/resolvers/Mutation/buy';
import    { BuyDone } from './order/resolvers/BuyDone';
import    { BuyRefused } from './order/resolvers/BuyRefused';
import    { Event } from './event/resolvers/Event';
import    { Order } from './order/resolvers/Order';
import    { Person } from './person/resolvers/Person';
import    { Price } from './event/resolvers/Price';
import    { Sponsor } from './event/resolvers/Sponsor';
import    { Ticket } from './order/resolvers/Ticket';
import    { Venue } from './event/resolvers/Venue';
    export const resolvers: Resolvers = {
      Query: { event: Query_event,events: Query_events,myOrders: Query_myOrders,order: Query_order },
      Mutation: { buy: Mutation_buy },

      BuyDone: BuyDone,
BuyRefused: BuyRefused,
Event: Event,
Order: Order,
Person: Person,
Price: Price,
Sponsor: Sponsor,
Ticket: Ticket,
Venue: Venue
    }

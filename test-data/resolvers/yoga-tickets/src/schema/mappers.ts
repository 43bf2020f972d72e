export type {
  EventRow as EventMapper,
  OrderRow as OrderMapper,
  PersonRow as PersonMapper,
  PriceRow as PriceMapper,
  TicketRow as TicketMapper,
  VenueRow as VenueMapper,
} from '../db';

export interface BuyDoneMapper {
  code: string;
}

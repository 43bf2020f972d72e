export type { OrderRow as OrderMapper, TicketRow as TicketMapper } from '../../db';

export interface BuyDoneMapper {
  code: string;
}

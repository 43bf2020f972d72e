import { sign, walletPass } from '../../../lib/wallet';
import type { TicketResolvers } from './../../types.generated';

export const Ticket: TicketResolvers = {
  barcode: ({ number }) => sign(number),
  wallet: (ticket) => walletPass(ticket),
};

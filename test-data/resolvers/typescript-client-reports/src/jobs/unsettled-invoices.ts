import { GraphQLClient } from 'graphql-request';

import { getSdk } from '../generated/sdk';

const sdk = getSdk(new GraphQLClient(process.env.BILLING_URL!));

export async function unsettledInvoices(day: string) {
  const { invoices } = await sdk.Invoices({ day });
  const checked = await Promise.all(
    invoices.map(async (invoice) => {
      if (!invoice.paymentId) return { ...invoice, settled: false };
      const { payment } = await sdk.Payment({ id: invoice.paymentId });
      return { ...invoice, settled: Boolean(payment?.settledAt) };
    }),
  );
  return checked.filter((invoice) => !invoice.settled);
}

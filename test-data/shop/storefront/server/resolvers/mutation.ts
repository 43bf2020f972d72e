import { randomBytes } from "node:crypto";
import { GraphQLError } from "graphql";
import type { Context } from "../context.js";
import type { AccountRow, ReviewRow } from "../database.js";
import type { Money } from "../services/payments.js";

interface NewReview {
  sku: string;
  stars: number;
  title?: string;
  text?: string;
}

interface GiftCard {
  amount: Money;
  paymentMethodId: string;
  recipientEmail: string;
  message?: string;
}

function account({ accountId }: Context): string {
  if (!accountId) throw new GraphQLError("Please sign in.", { extensions: { code: "UNAUTHENTICATED" } });
  return accountId;
}

export const Mutation = {
  updateMe: async (_root: unknown, { input }: { input: Partial<AccountRow> }, context: Context) => {
    const { name, email } = input;
    const [customer] = await context
      .db<AccountRow>("accounts")
      .where({ id: account(context) })
      .update({ name, email })
      .returning("*");
    return { customer, errors: [] };
  },

  placeOrder: async (
    _root: unknown,
    { input }: { input: { cartId: string; paymentMethodId: string } },
    { orders }: Context,
  ) => ({ order: await orders.place(input.cartId, input.paymentMethodId), errors: [] }),

  sendGiftCard: async (_root: unknown, { input }: { input: GiftCard }, { db, payments }: Context) => {
    const code = randomBytes(8).toString("hex").toUpperCase();
    const { id } = await payments.pay(input.amount, input.paymentMethodId, code);
    await db("gift_cards").insert({ code, payment: id, email: input.recipientEmail, message: input.message });
    return { code, errors: [] };
  },

  cancelOrder: async (_root: unknown, { number }: { number: string }, { orders }: Context) => ({
    order: await orders.cancel(number),
    errors: [],
  }),

  addReview: async (_root: unknown, { input }: { input: NewReview }, context: Context) => {
    const [review] = await context
      .db<ReviewRow>("reviews")
      .insert({ ...input, customer_id: account(context) })
      .onConflict(["customer_id", "sku"])
      .merge()
      .returning("*");
    return { review, errors: [] };
  },

  approveReview: async (_root: unknown, { id }: { id: string }, { db, catalogue }: Context) => {
    const [review] = await db<ReviewRow>("reviews")
      .where({ id })
      .update({ approved_at: new Date() })
      .returning("*");
    if (!review) return { errors: [{ message: "That review is gone." }] };
    await catalogue.publish(review.sku, review);
    return { review, errors: [] };
  },
};

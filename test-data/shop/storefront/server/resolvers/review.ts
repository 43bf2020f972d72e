import type { Context } from "../context.js";
import type { AccountRow, ReviewRow } from "../database.js";

export const Review = {
  createdAt: (review: ReviewRow) => review.created_at,

  author: (review: ReviewRow, _args: unknown, { db }: Context) =>
    db<AccountRow>("accounts").where({ id: review.customer_id }).first(),
};

export const Author = {
  // "Bjørn Aas" is shown as "Bjørn A."
  name: (author: AccountRow) => author.name.replace(/ (\p{L})\S*$/u, " $1."),

  reviewCount: (author: AccountRow, _args: unknown, { loaders }: Context) =>
    loaders.reviewCount.load(author.id),
};

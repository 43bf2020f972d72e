import { gql } from "@apollo/client";
import type { DocumentNode } from "graphql";

/** Sends what a customer thinks of a product; `errors` is for the form. */
export const ADD_REVIEW: DocumentNode = gql`
  mutation AddReview($sku: ID!, $stars: Int, $title: String, $text: String) {
    addReview(input: { sku: $sku, stars: $stars, title: $title, text: $text }) {
      review {
        id
        stars
      }
      errors {
        field
        message
      }
    }
  }
`;

/** The stars that somebody has clicked, or none. */
export function starsOf(form: FormData): number | null {
  const stars = Number(form.get("stars"));
  return stars >= 1 && stars <= 5 ? stars : null;
}

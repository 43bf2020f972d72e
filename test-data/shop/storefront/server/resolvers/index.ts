import { Author, Review } from "./review.js";
import { Mutation } from "./mutation.js";
import { Customer, Order, OrderLine } from "./order.js";
import { Product } from "./product.js";
import { Query } from "./query.js";

export const resolvers = { Query, Mutation, Customer, Order, OrderLine, Product, Review, Author };

export const typeDefs = /* GraphQL */ `
  type Query {
    recipes(tag: String, take: Int = 20): [Recipe!]!
    recipe(id: ID!): Recipe
    shoppingList(id: ID!): ShoppingList
    viewer: User
  }

  type Subscription {
    recipeChanged(id: ID!): RecipeChange!
  }

  type RecipeChange {
    recipe: Recipe
    changedBy: User
    summary: String!
  }

  type Recipe {
    id: ID!
    title: String!
    servings: Int!
    steps: [String!]!
    cover(width: Int = 640): String
    author: User!
    category: Category!
    source: Source
    ingredients(servings: Int): [Ingredient!]!
    averageRating: Float
    comments: [Comment!]!
    isFavourite: Boolean!
    similar: [Recipe!]!
  }

  type Category {
    id: ID!
    name: String!
  }

  type Source {
    id: ID!
    url: String!
    host: String!
  }

  type Ingredient {
    id: ID!
    name: String!
    amount: Float!
    unit: Unit!
    substitutes: [String!]!
  }

  type Unit {
    symbol: String!
    name: String!
  }

  type Comment {
    id: ID!
    text: String!
    author: User!
    replies: [Comment!]!
  }

  type User {
    id: ID!
    name: String!
    initials: String!
    recipes(take: Int = 10): [Recipe!]!
    recipeCount: Int!
  }

  type ShoppingList {
    id: ID!
    recipe: Recipe!
    items: [ShoppingItem!]!
  }

  type ShoppingItem {
    sku: ID!
    name: String!
    price: Float
    inStock: Boolean!
  }
`;

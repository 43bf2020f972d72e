import type {GraphQLFieldResolver} from 'graphql'
import type {GQLContext} from './context.js'

const isAuthenticated =
  (next: GraphQLFieldResolver<unknown, GQLContext>): GraphQLFieldResolver<unknown, GQLContext> =>
  (source, args, context, info) =>
    context.viewerId ? next(source, args, context, info) : null

export default isAuthenticated

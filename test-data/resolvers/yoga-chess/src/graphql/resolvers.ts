import {composeResolvers} from '@graphql-tools/resolvers-composition'
import isAuthenticated from './isAuthenticated.js'
import Club from './types/Club.js'
import Game from './types/Game.js'
import Player from './types/Player.js'
import Query from './types/Query.js'
import {Round, Tournament} from './types/Tournament.js'

const resolverMap = {Club, Game, Player, Query, Round, Tournament}

export default composeResolvers(resolverMap, {
  'Query.viewer': [isAuthenticated],
  'Player.headToHead': [isAuthenticated]
})

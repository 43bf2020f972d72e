import type {ClubDoc} from '../../lib/docs.js'
import type {GQLContext} from '../context.js'

const Club = {
  id: ({_id}: ClubDoc) => _id,
  memberCount: ({_id}: ClubDoc, _args: unknown, {dataLoader}: GQLContext) => dataLoader.get('memberCounts').load(_id)
}

export default Club

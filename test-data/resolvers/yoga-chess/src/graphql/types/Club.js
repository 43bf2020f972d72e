/** @type {Record<string, (source: import('../../lib/docs.js').ClubDoc, args: unknown, context: import('../context.js').GQLContext) => unknown>} */
const Club = {
  id: ({_id}) => _id,
  memberCount: ({_id}, _args, {dataLoader}) => dataLoader.get('memberCounts').load(_id)
}

export default Club

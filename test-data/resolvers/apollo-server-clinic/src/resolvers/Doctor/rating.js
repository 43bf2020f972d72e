module.exports = async (parent, args, { dataSources }) => dataSources.reviews.getRating(parent.id);

import models from '../models/index.js';

export async function authenticate(req, res, next) {
  const token = req.headers['personal-token'];
  req.remoteUser = token ? await models.User.findOne({ where: { token } }) : null;
  if (req.remoteUser) {
    req.remoteUser.adminOf = new Set(await models.Member.collectiveIdsOf(req.remoteUser.CollectiveId, 'ADMIN'));
  }
  next();
}

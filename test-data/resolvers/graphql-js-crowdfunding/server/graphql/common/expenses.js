const isSubmitter = (req, expense) => Boolean(req.remoteUser) && req.remoteUser.id === expense.UserId;

export const canSeeAttachments = async (req, expense) => {
  if (!req.remoteUser) {
    return false;
  }
  return isSubmitter(req, expense) || req.remoteUser.isAdminOf(expense.CollectiveId);
};

export const canEdit = (req, expense) => expense.status !== 'PAID' && isSubmitter(req, expense);

export const canPay = async (req, expense) => {
  const collective = await req.loaders.Collective.byId.load(expense.CollectiveId);
  if (!req.remoteUser?.isAdminOf(collective.HostCollectiveId)) {
    return false;
  }
  const host = await req.loaders.Collective.byId.load(collective.HostCollectiveId);
  const plan = await host.getPlan();
  return plan.maxPayouts > 0;
};

import { DataTypes, Model, Sequelize } from 'sequelize';

export const sequelize = new Sequelize(process.env.PG_URL, { logging: false });

class Collective extends Model {
  isUser() {
    return this.type === 'USER';
  }

  async getPlan() {
    if (!this.hostPlanId) {
      return { maxPayouts: 10 };
    }
    return models.HostPlan.findOne({ where: { id: this.hostPlanId } });
  }
}

class User extends Model {
  isAdminOf(collectiveId) {
    return this.CollectiveId === collectiveId || Boolean(this.adminOf?.has(collectiveId));
  }
}

class Member extends Model {
  static async collectiveIdsOf(MemberCollectiveId, role) {
    const members = await this.findAll({ where: { MemberCollectiveId, role }, attributes: ['CollectiveId'] });
    return members.map(member => member.CollectiveId);
  }
}

class HostPlan extends Model {}
class Tier extends Model {}
class Order extends Model {}
class Transaction extends Model {}
class Expense extends Model {}
class ExpenseItem extends Model {}
class ExpenseAttachedFile extends Model {}

const options = { sequelize };
const money = { amount: DataTypes.INTEGER, currency: DataTypes.STRING(3) };

Collective.init(
  {
    type: DataTypes.STRING,
    slug: DataTypes.STRING,
    name: DataTypes.STRING,
    image: DataTypes.STRING,
    website: DataTypes.STRING,
    countryISO: DataTypes.STRING(2),
    currency: DataTypes.STRING(3),
    policies: DataTypes.JSONB,
    hostPlanId: DataTypes.INTEGER,
  },
  options,
);
User.init({ email: DataTypes.STRING, token: DataTypes.STRING }, options);
Member.init({ role: DataTypes.STRING }, options);
HostPlan.init({ maxPayouts: DataTypes.INTEGER }, options);
Tier.init({ name: DataTypes.STRING, ...money }, options);
Order.init({ quantity: DataTypes.INTEGER, status: DataTypes.STRING, ...money }, options);
Transaction.init({ type: DataTypes.STRING, ...money }, options);
Expense.init(
  { description: DataTypes.STRING, tags: DataTypes.ARRAY(DataTypes.STRING), incurredAt: DataTypes.DATE, ...money },
  options,
);
ExpenseItem.init({ description: DataTypes.STRING, ...money }, options);
ExpenseAttachedFile.init({ url: DataTypes.STRING }, options);

Collective.hasMany(Tier, { foreignKey: 'CollectiveId' });
Collective.belongsTo(Collective, { as: 'Host', foreignKey: 'HostCollectiveId' });
User.belongsTo(Collective);
Member.belongsTo(Collective);
Member.belongsTo(Collective, { as: 'memberCollective', foreignKey: 'MemberCollectiveId' });
Order.belongsTo(Tier);
Order.belongsTo(Collective);
Order.belongsTo(Collective, { as: 'fromCollective', foreignKey: 'FromCollectiveId' });
Transaction.belongsTo(Collective);
Expense.belongsTo(Collective);
Expense.belongsTo(User);
Expense.belongsTo(Collective, { as: 'fromCollective', foreignKey: 'FromCollectiveId' });
Expense.hasMany(ExpenseItem, { as: 'items' });
Expense.hasMany(ExpenseAttachedFile, { as: 'attachedFiles' });

const models = {
  Collective,
  User,
  Member,
  HostPlan,
  Tier,
  Order,
  Transaction,
  Expense,
  ExpenseItem,
  ExpenseAttachedFile,
};

export default models;

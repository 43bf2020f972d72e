import type { FilterQuery, Model } from 'mongoose';

export abstract class BaseService<T> {
  protected constructor(protected readonly model: Model<T>) {}

  findAll(filter: FilterQuery<T> = {}) {
    return this.model.find(filter).exec();
  }

  findById(id: string) {
    return this.model.findById(id).exec();
  }

  count(filter: FilterQuery<T>) {
    return this.model.countDocuments(filter).exec();
  }
}

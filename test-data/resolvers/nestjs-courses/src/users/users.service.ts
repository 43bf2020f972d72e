import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';

import { BaseService } from '../common/base.service';
import { User, UserDocument } from './schemas';

@Injectable()
export class UsersService extends BaseService<UserDocument> {
  constructor(@InjectModel(User.name) model: Model<UserDocument>) {
    super(model);
  }

  async inOrder(ids: readonly string[]): Promise<(UserDocument | null)[]> {
    const users = await this.findAll({ _id: { $in: ids } });
    return ids.map((id) => users.find((user) => user.id === String(id)) ?? null);
  }
}

import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type DataLoader from 'dataloader';
import { Loader } from 'nestjs-dataloader';

import { User } from '../users/user.entity';
import { UserLoader } from '../users/user.loader';
import { Attachment, Message } from './message.entity';
import { MessagesService } from './messages.service';

@Resolver(() => Message)
export class MessagesResolver {
  constructor(private readonly service: MessagesService) {}

  @ResolveField('author', () => User)
  async getAuthor(@Parent() message: Message, @Loader(UserLoader) users: DataLoader<string, User>): Promise<User> {
    return users.load(message.authorId);
  }

  @ResolveField(() => [Attachment])
  async attachments(@Parent() message: Message): Promise<Attachment[]> {
    return this.service.attachments(message.id);
  }

  @ResolveField(() => String)
  preview(@Parent() message: Message, @Args('length', { type: () => Int, defaultValue: 80 }) length: number) {
    return this.service.preview(message, length);
  }
}

import { Injectable, Scope } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { In, type Repository } from 'typeorm';

import { Tag } from './ticket.entity';

@Injectable({ scope: Scope.REQUEST })
export class TagsLoader {
  constructor(@InjectRepository(Tag) private readonly tags: Repository<Tag>) {}

  readonly batch = new DataLoader<string, Tag[]>(async (ticketIds) => {
    const tags = await this.tags.findBy({ ticketId: In([...ticketIds]) });
    return ticketIds.map((id) => tags.filter((tag) => tag.ticketId === id));
  });
}

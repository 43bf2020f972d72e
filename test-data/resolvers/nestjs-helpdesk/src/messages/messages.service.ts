import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { firstValueFrom, map } from 'rxjs';
import type { Repository } from 'typeorm';

import { Attachment, Message } from './message.entity';

@Injectable()
export class MessagesService {
  constructor(
    @InjectRepository(Message) private readonly repository: Repository<Message>,
    private readonly http: HttpService,
  ) {}

  forTicket(ticketId: string) {
    return this.repository.find({ where: { ticketId }, order: { sentAt: 'ASC' } });
  }

  attachments(messageId: string): Promise<Attachment[]> {
    const url = `${process.env.FILES_URL}/messages/${messageId}/files`;
    return firstValueFrom(this.http.get<Attachment[]>(url).pipe(map(({ data }) => data)));
  }

  preview(message: Message, length: number): string {
    return message.text.length > length ? `${message.text.slice(0, length)}…` : message.text;
  }
}

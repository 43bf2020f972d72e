import { Field, ID, ObjectType, Root } from 'type-graphql';
import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

import { Performance } from './Performance';

@ObjectType()
@Entity()
export class Ticket {
  @Field(() => ID)
  @PrimaryGeneratedColumn()
  id: number;

  @Column()
  visitorId: number;

  @Column()
  secret: string;

  @Field(() => Performance)
  @ManyToOne(() => Performance, { eager: true })
  performance: Performance;

  @Field()
  barcode(@Root() ticket: Ticket): string {
    return `FD${String(ticket.id).padStart(8, '0')}-${ticket.secret.slice(0, 4)}`;
  }
}

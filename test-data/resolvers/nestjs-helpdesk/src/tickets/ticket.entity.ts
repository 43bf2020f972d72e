import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@ObjectType()
@Entity()
export class Ticket {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Field()
  @Column()
  subject: string;

  @Field(() => Int)
  @Column()
  priority: number;

  @Column()
  requesterId: string;

  @Column({ nullable: true })
  assigneeId?: string;

  @Column()
  tier: string;

  @Field()
  @Column()
  openedAt: Date;

  @Field({ nullable: true })
  @Column({ nullable: true })
  closedAt?: Date;
}

@ObjectType()
@Entity()
export class Tag {
  @Column({ primary: true })
  ticketId: string;

  @Field()
  @Column({ primary: true })
  name: string;
}

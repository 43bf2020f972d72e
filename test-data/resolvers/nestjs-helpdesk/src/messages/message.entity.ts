import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@ObjectType()
@Entity()
export class Message {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column()
  ticketId: string;

  @Column()
  authorId: string;

  @Field()
  @Column()
  text: string;

  @Field()
  @Column()
  sentAt: Date;
}

@ObjectType()
export class Attachment {
  @Field()
  name: string;

  @Field()
  url: string;
}

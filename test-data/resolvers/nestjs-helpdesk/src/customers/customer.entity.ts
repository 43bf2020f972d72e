import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType()
@Directive('@key(fields: "id")')
@Entity()
export class Customer {
  @Field(() => ID)
  @PrimaryColumn()
  id: string;

  @Field()
  @Column()
  supportPlan: string;
}

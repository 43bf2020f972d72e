import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@ObjectType()
@Entity()
export class Trainer {
  @Field(() => ID)
  @PrimaryGeneratedColumn()
  id: number;

  @Field()
  @Column()
  name: string;

  @Column({ type: 'simple-array' })
  qualifications: string[];

  @Field(() => [String])
  get badges(): string[] {
    return this.qualifications.map((it) => it.toUpperCase());
  }
}

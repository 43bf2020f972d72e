import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm';

import { Agency } from './Agency';
import { Performance } from './Performance';

@ObjectType()
@Entity()
export class Artist {
  @Field(() => ID)
  @PrimaryGeneratedColumn()
  id: number;

  @Field()
  @Column()
  name: string;

  @Column({ type: 'jsonb', default: {} })
  bios: Record<string, string>;

  @Column({ nullable: true })
  spotifyId?: string;

  @Column({ nullable: true })
  photo?: string;

  @ManyToOne(() => Agency, { lazy: true })
  agency: Promise<Agency>;

  @OneToMany(() => Performance, (performance) => performance.artist)
  performances: Performance[];
}

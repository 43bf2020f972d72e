import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TypeormLoader } from 'type-graphql-dataloader';
import { Column, Entity, JoinTable, ManyToMany, ManyToOne, PrimaryGeneratedColumn, RelationId } from 'typeorm';

import { Artist } from './Artist';
import { Song } from './Song';
import { Stage } from './Stage';

@ObjectType()
@Entity()
export class Performance {
  @Field(() => ID)
  @PrimaryGeneratedColumn()
  id: number;

  @Field()
  @Column()
  startsAt: Date;

  @Field()
  @Column()
  endsAt: Date;

  @ManyToOne(() => Artist, (artist) => artist.performances)
  artist: Artist;

  @Column()
  artistId: number;

  @Field(() => Stage)
  @ManyToOne(() => Stage, (stage) => stage.performances)
  @TypeormLoader((performance: Performance) => performance.stageId)
  stage: Stage;

  @RelationId((performance: Performance) => performance.stage)
  stageId: number;

  @ManyToMany(() => Song)
  @JoinTable()
  songs: Song[];

  @Field(() => Int)
  get minutes(): number {
    return Math.round((this.endsAt.getTime() - this.startsAt.getTime()) / 60_000);
  }
}

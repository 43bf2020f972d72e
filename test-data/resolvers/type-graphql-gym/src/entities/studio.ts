import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ManyToOne, OneToMany, PrimaryColumn } from 'typeorm';

@ObjectType()
@Entity()
export class Machine {
  @Field()
  @PrimaryColumn()
  serial: string;

  @Field()
  @Column()
  kind: string;

  @ManyToOne(() => Studio, (studio) => studio.machines)
  studio: Studio;
}

@ObjectType()
@Entity()
export class Studio {
  @Field()
  @PrimaryColumn()
  code: string;

  @Field()
  @Column()
  city: string;

  @OneToMany(() => Machine, (machine) => machine.studio)
  machines?: Machine[];
}

import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { HydratedDocument, Types } from 'mongoose';

@ObjectType()
@Schema()
export class Review {
  @Field(() => Int)
  @Prop()
  stars: number;

  @Field({ nullable: true })
  @Prop()
  text?: string;

  @Prop({ type: Types.ObjectId })
  course: Types.ObjectId;

  @Prop({ type: Types.ObjectId })
  author: Types.ObjectId;
}

export type ReviewDocument = HydratedDocument<Review>;
export const ReviewSchema = SchemaFactory.createForClass(Review);
